package io.daogou.learn.layer;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Steps of {@link Adam} that {@link TorchOracle} is asked about: how far they move everything, and how long the gradients are.
 *
 * @param parameters that decay
 * @param tables that do not
 * @param decay as of {@link Adam}
 * @param longest as of {@link Adam}
 * @param lazy whether about half of the rows of tables are not touched in a step
 */
record AdamQuestion(List<Parameter> parameters, List<Parameter> tables, double decay, double longest, boolean lazy) {
    private static final List<Double> RATES = List.of(0.002, 0.004, 0.006, 0.008, 0.01, 0.01, 0.01);
    private static final int COPIES = 2;

    void assertAgrees() throws IOException {
        TorchOracle oracle = TorchOracle.present();
        SplittableRandom random = new SplittableRandom(TorchOracle.SEED);
        List<Parameter> all =
                Stream.concat(parameters.stream(), tables.stream()).toList();
        List<Parameter> starts = all.stream().map(AdamQuestion::copy).toList();
        List<Parameter> gradients =
                all.stream().map(parameter -> gradients(parameter, random)).toList();
        float[] lengths = makeSteps(all, gradients);
        Map<String, float[]> ours = new HashMap<>();
        if (!lazy) {
            ours.put("lengths", lengths);
        }
        for (int k = 0; k < all.size(); k++) {
            ours.put(all.get(k).name(), move(starts.get(k), all.get(k)));
        }
        List<Parameter> given =
                Stream.concat(starts.stream(), gradients.stream()).toList();
        oracle.assertAgrees(new TorchOracle.Question("adam", options(), List.of(), given), ours);
    }

    private static Parameter copy(Parameter parameter) {
        float[] values = parameter.values().clone();
        return Parameter.of(parameter.name(), parameter.rows(), parameter.columns(), values);
    }

    /** Those of all steps and copies, one below the other; from step to step of very different length. */
    private Parameter gradients(Parameter parameter, SplittableRandom random) {
        int size = parameter.size();
        float[] values = new float[RATES.size() * COPIES * size];
        for (int k = 0; k < values.length; k++) {
            int step = k / (COPIES * size);
            values[k] = (float) (Math.pow(0.1, step % 3) * random.nextGaussian());
        }
        if (lazy) {
            for (int row = 0; row < values.length; row += parameter.columns()) {
                Arrays.fill(values, row, row + (random.nextBoolean() ? 0 : parameter.columns()), 0);
            }
        }
        return Parameter.of(
                parameter.name() + ".gradients", RATES.size() * COPIES * parameter.rows(), parameter.columns(), values);
    }

    private float[] makeSteps(List<Parameter> all, List<Parameter> gradients) {
        Adam adam = new Adam(parameters, tables, decay, longest);
        float[] lengths = new float[RATES.size()];
        for (int step = 0; step < lengths.length; step++) {
            int first = step * COPIES;
            List<Gradients> copies = IntStream.range(first, first + COPIES)
                    .mapToObj(pass -> pass(all, gradients, pass))
                    .toList();
            lengths[step] = (float) adam.step(copies, RATES.get(step));
        }
        return lengths;
    }

    private Gradients pass(List<Parameter> all, List<Parameter> gradients, int pass) {
        Gradients copy = new Gradients();
        for (int k = 0; k < all.size(); k++) {
            Parameter parameter = all.get(k);
            float[] values = gradients.get(k).values();
            int from = pass * parameter.size();
            if (tables.contains(parameter)) {
                addRows(copy.rowsOf(parameter), parameter, values, from);
            } else {
                System.arraycopy(values, from, copy.of(parameter), 0, parameter.size());
            }
        }
        return copy;
    }

    private static void addRows(RowGradient gradient, Parameter table, float[] values, int from) {
        for (int row = 0; row < table.rows(); row++) {
            int at = from + row * table.columns();
            // A whole row is 0, or none of its entries.
            if (values[at] != 0) {
                gradient.add(row, 1, values, at);
            }
        }
    }

    private static float[] move(Parameter from, Parameter to) {
        float[] move = to.values().clone();
        for (int k = 0; k < move.length; k++) {
            move[k] -= from.values()[k];
        }
        return move;
    }

    private Map<String, String> options() {
        Map<String, String> options = new HashMap<>();
        options.put("rates", RATES.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        options.put("tables", tables.stream().map(Parameter::name).collect(Collectors.joining(" ")));
        options.put("decay", String.valueOf(decay));
        options.put("longest", String.valueOf(longest));
        if (lazy) {
            options.put("lazy", "");
        }
        return options;
    }
}
