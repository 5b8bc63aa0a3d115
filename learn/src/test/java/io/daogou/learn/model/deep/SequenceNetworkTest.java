package io.daogou.learn.model.deep;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.learn.layer.Activation;
import io.daogou.learn.layer.Gradients;
import io.daogou.learn.layer.Packing;
import io.daogou.learn.layer.Parameter;
import io.daogou.learn.layer.RowGradient;
import io.daogou.learn.layer.SharedSoftmax;
import io.daogou.learn.matrix.SparseRows;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way back through everything that is read, down to each table, is the slope of the loss. */
class SequenceNetworkTest {
    private static final int ITEMS = 7;
    private static final int FACTORS = 6;
    private static final float STEP = 2e-3f;
    private static final Packing PACKING = Packing.of(4, 1, 5);
    private static final int[] TARGETS = {1, 2, 3, 4, 0, 6, 5, 6, 6, 1};
    private static final Entries ENTRIES = new Entries(
            new int[] {0, 1, 2, 3, 6, 5, 5, 4, 1, 0},
            new int[] {0, 1, -1, 2, 2, 0, 1, 1, -1, 0},
            new int[] {0, 1, 4, 3, 0, 0, 4, 4, 2, 1});
    /** Item 6 has no attribute, and no item has attribute 3. */
    private static final SparseRows ATTRIBUTES =
            new SparseRows(4, new int[] {0, 1, 3, 4, 6, 7, 8, 8}, new int[] {0, 0, 1, 1, 1, 2, 2, 0}, new float[] {
                1, .5f, .5f, 1, .5f, .5f, 1, 1
            });

    private final SplittableRandom random = new SplittableRandom(5);

    private static SequenceWeights weights(boolean isScored, double scale) {
        SequenceShape shape = new SequenceShape(FACTORS, 2, 2, 5, Activation.Kind.GELU, 6, .4, 3, scale)
                .reading(new SequenceInputs(List.of("view", "cart", "buy"), 5, 4, isScored));
        SequenceWeights weights = SequenceWeights.start(shape, ATTRIBUTES, 3);
        // Larger than in a real start, so that every part has a slope to be seen.
        for (Parameter parameter : weights.all()) {
            for (int k = 0; k < parameter.size(); k++) {
                parameter.values()[k] *= parameter.name().startsWith("norm") ? 1 : 15;
            }
        }
        return weights;
    }

    private static Entries entries() {
        return ENTRIES;
    }

    private static double loss(SequenceWeights weights, Gradients gradients, boolean isTraining) {
        ItemVectors vectors = new ItemVectors(weights).refresh();
        SequenceNetwork network = new SequenceNetwork(weights, vectors, 0, gradients);
        SharedSoftmax softmax =
                new SharedSoftmax(vectors.table(), weights.shape().scale(), gradients);
        int[] all = {0, 1, 2, 3, 4, 5, 6};
        var candidates =
                SharedSoftmax.candidates(vectors.table(), weights.shape().scale(), all, new float[ITEMS]);
        double loss = softmax.forward(network.forward(entries(), PACKING), TARGETS, candidates, 1);
        if (isTraining) {
            network.backward(softmax.inputGradient(), entries(), PACKING);
            vectors.goBack(gradients);
        }
        return loss;
    }

    @ParameterizedTest
    @CsvSource({"false, 0", "true, 0", "false, 4", "true, 4"})
    void theGradientOfEveryTableIsTheSlopeOfTheLoss(boolean isScored, double scale) {
        SequenceWeights weights = weights(isScored, scale);
        Gradients gradients = new Gradients();
        loss(weights, gradients, true);
        assertThat(weights.tables())
                .extracting(Parameter::name)
                .containsExactly("items", "kinds", "gaps", "attributes");
        for (Parameter table : weights.tables()) {
            RowGradient found = gradients.rowsOf(table);
            for (int trial = 0; trial < 20; trial++) {
                int row = random.nextInt(table.rows());
                int column = random.nextInt(FACTORS);
                int slot = found.find(row);
                float gradient = slot < 0 ? 0 : found.values()[slot * FACTORS + column];
                double slope = slope(weights, table.values(), row * FACTORS + column);
                assertThat((double) gradient)
                        .as("gradient of %s[%d,%d]", table.name(), row, column)
                        .isCloseTo(slope, Offset.offset(0.03 + 0.02 * Math.abs(slope)));
            }
        }
    }

    private static double slope(SequenceWeights weights, float[] values, int at) {
        float before = values[at];
        values[at] = before + STEP;
        double up = loss(weights, new Gradients(), false);
        values[at] = before - STEP;
        double down = loss(weights, new Gradients(), false);
        values[at] = before;
        return (up - down) / (2 * STEP);
    }
}
