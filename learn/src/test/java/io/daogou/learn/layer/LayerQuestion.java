package io.daogou.learn.layer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A layer that {@link TorchOracle} is asked about: its rows, its way back, and the gradients of its parameters.
 *
 * @param kind a name in the script
 * @param options besides the lengths of the sequences
 * @param parameters with the names that they have in the script
 * @param inputs floats of a row that it takes
 * @param outputs floats of a row that it gives
 * @param layer a copy of it
 */
public record LayerQuestion(
        String kind,
        Map<String, String> options,
        List<Parameter> parameters,
        int inputs,
        int outputs,
        Function<Gradients, Layer> layer) {
    private static final int[][] LENGTHS = {{1}, {3, 1, 19}, {17, 4, 33, 2}, {16, 32, 1, 1}, {40}};

    /** Asks about sequences of many lengths. */
    public void assertAgrees() throws IOException {
        for (int[] lengths : LENGTHS) {
            assertAgrees(Packing.of(lengths));
        }
    }

    /** Asks about a pass in which the script is given some arrays more. */
    public void assertAgrees(Packing packing, Parameter... given) throws IOException {
        TorchOracle oracle = TorchOracle.present();
        SplittableRandom random = new SplittableRandom(TorchOracle.SEED);
        Gradients gradients = new Gradients();
        Layer own = layer.apply(gradients);
        // A batch before it, whose leftovers must not matter.
        Packing before = Packing.of(37, 2);
        own.forward(normal("x", before.rows(), inputs, random).values(), before);
        own.backward(normal("dy", before.rows(), outputs, random).values(), before);
        gradients.clear();
        Parameter x = unequalRows(packing.rows(), random);
        Parameter dy = normal("dy", packing.rows(), outputs, random);
        Map<String, float[]> ours = new HashMap<>();
        ours.put("y", own.forward(x.values().clone(), packing).clone());
        ours.put("x", own.backward(dy.values().clone(), packing).clone());
        parameters.forEach(parameter -> ours.put(parameter.name(), gradients.of(parameter)));
        oracle.assertAgrees(question(packing, x, dy, given), ours);
    }

    private TorchOracle.Question question(Packing packing, Parameter x, Parameter dy, Parameter... given) {
        Map<String, String> all = new HashMap<>(options);
        all.put("lengths", lengths(packing));
        List<Parameter> arrays = new ArrayList<>(parameters);
        arrays.add(x);
        List<Parameter> others = new ArrayList<>(Arrays.asList(given));
        others.add(dy);
        return new TorchOracle.Question(kind, all, arrays, others);
    }

    /** The lengths of sequences, as an option. */
    static String lengths(Packing packing) {
        int[] lengths = new int[packing.sequences()];
        Arrays.setAll(lengths, packing::length);
        return words(lengths);
    }

    /** Numbers as an option. */
    static String words(int... values) {
        return Arrays.stream(values).mapToObj(String::valueOf).collect(Collectors.joining(" "));
    }

    /** Every second row is a tenth as long, so that what is added to a variance counts. */
    private Parameter unequalRows(int rows, SplittableRandom random) {
        Parameter x = normal("x", rows, inputs, random);
        for (int k = 0; k < x.size(); k++) {
            x.values()[k] *= k / inputs % 2 == 0 ? 1 : 0.1f;
        }
        return x;
    }

    private static Parameter normal(String name, int rows, int columns, SplittableRandom random) {
        return Parameter.normal(name, rows, columns, 1, random);
    }
}
