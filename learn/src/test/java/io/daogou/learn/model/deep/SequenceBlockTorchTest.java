package io.daogou.learn.model.deep;

import io.daogou.learn.layer.Activation;
import io.daogou.learn.layer.Dropout;
import io.daogou.learn.layer.LayerQuestion;
import io.daogou.learn.layer.Packing;
import io.daogou.learn.layer.Parameter;
import io.daogou.learn.layer.TorchOracle;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whole block against PyTorch, where it is there. */
class SequenceBlockTorchTest {
    private static final int SALT = 4;

    @BeforeAll
    static void skipWithoutPyTorch() throws IOException {
        TorchOracle.present();
    }

    @AfterAll
    static void printDifferences() {
        TorchOracle.printDifferences();
    }

    @ParameterizedTest
    @CsvSource({
        "RELU, 0, 0",
        "RELU, .4, .3",
        "GELU, 0, .5",
        "GELU, .7, 0",
        "SILU, 0, 0",
        "SILU, .9, .2",
        "SWIGLU, 0, .3",
        "SWIGLU, .4, 0"
    })
    void itsRowsAndAllGradientsAgree(Activation.Kind activation, double filter, double dropout) throws IOException {
        assertAgrees(new SequenceShape(12, 1, 3, 7, activation, 41, filter, 4, 0), dropout);
        assertAgrees(new SequenceShape(32, 1, 2, 48, activation, 50, filter, 5, 0), dropout);
    }

    private static void assertAgrees(SequenceShape shape, double dropout) throws IOException {
        SequenceWeights weights = start(shape);
        List<Parameter> parameters = weights.dense().stream()
                .filter(parameter -> parameter.name().startsWith("block"))
                .toList();
        LayerQuestion question = new LayerQuestion(
                "block",
                options(shape),
                parameters,
                shape.factors(),
                shape.factors(),
                gradients -> new SequenceBlock(weights.blocks().getFirst(), shape, dropout, SALT, gradients));
        for (int[] lengths : new int[][] {{1}, {17, 4, 33, 2}, {16, 32, 1, 1}}) {
            Packing packing = Packing.of(lengths).training(TorchOracle.SEED, 3);
            question.assertAgrees(
                    packing,
                    mask("mixMask", packing, new Dropout(dropout, shape.factors(), SALT), shape),
                    mask("forwardMask", packing, new Dropout(dropout, shape.factors(), SALT + 1), shape));
        }
    }

    /** Everything far from what it is in a real start, so that every part has its say. */
    private static SequenceWeights start(SequenceShape shape) {
        SequenceWeights weights = SequenceWeights.start(shape, 5, 2);
        SplittableRandom random = new SplittableRandom(TorchOracle.SEED);
        for (Parameter parameter : weights.dense()) {
            for (int k = 0; k < parameter.size(); k++) {
                parameter.values()[k] += (float) (0.3 * random.nextGaussian());
            }
        }
        return weights;
    }

    private static Map<String, String> options(SequenceShape shape) {
        return Map.of(
                "heads", String.valueOf(shape.heads()),
                "function", shape.activation().name().toLowerCase(Locale.ROOT),
                "share", String.valueOf(shape.filter()),
                "period", String.valueOf(shape.length()),
                "frequencies", String.valueOf(shape.frequencies()));
    }

    /** What the dropout of a pass does to an entry of 1. */
    private static Parameter mask(String name, Packing packing, Dropout dropout, SequenceShape shape) {
        float[] ones = new float[packing.rows() * shape.factors()];
        Arrays.fill(ones, 1);
        return Parameter.of(name, packing.rows(), shape.factors(), dropout.forward(ones, packing));
    }
}
