package io.daogou.learn.model.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.evaluation.TopK;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearTransitionsTest extends SequenceModelContract {
    @Override
    protected LinearTransitions fit(Sequences sequences, Progress progress) {
        return LinearTransitions.fit(sequences, LinearTransitions.Parameters.defaults(), progress);
    }

    /** With every item in the support, the weights solve the normal equations of the dense regression. */
    @ParameterizedTest
    @CsvSource({"1, 0, 0, 1", "3, 1, .5, 5", "6, .5, 1, 0.5", "30, 2, 0, 2"})
    void theNormalEquationsHold(int window, double distance, double backward, double regularization) {
        long seed = System.nanoTime();
        Sequences data = random(80, 25, 9, seed);
        LinearTransitions.Parameters parameters =
                new LinearTransitions.Parameters(window, distance, backward, regularization, 1, 25);
        SparseRows weights =
                LinearTransitions.fit(data, parameters, Progress.NONE).weights();
        double[][] gram = new double[25][25];
        double[][] products = new double[25][25];
        products(data, parameters, gram, products);
        for (int i = 0; i < 25; i++) {
            for (int j = 0; j < 25; j++) {
                // An item outside the support is never with the target: it has no product.
                if (products[i][j] > 0) {
                    double sum = regularization * weights.at(i, j);
                    for (int k = 0; k < 25; k++) {
                        sum += gram[i][k] * weights.at(k, j);
                    }
                    assertThat(sum).as("seed %d, %d for %d", seed, i, j).isCloseTo(products[i][j], offset(1e-3));
                } else {
                    assertThat(weights.at(i, j)).as("seed %d", seed).isZero();
                }
            }
        }
    }

    /** The definition: a past and a future vector for every cut. */
    private static void products(
            Sequences data, LinearTransitions.Parameters parameters, double[][] gram, double[][] products) {
        for (int user = 0; user < data.users(); user++) {
            for (int cut = data.start(user) + 1; cut < data.end(user); cut++) {
                double[] past = new double[data.items()];
                double[] future = new double[data.items()];
                for (int e = data.start(user); e < data.end(user); e++) {
                    int d = e < cut ? cut - e : e - cut + 1;
                    double near = d <= parameters.window() ? Math.pow(d, -parameters.distance()) : 0;
                    (e < cut ? past : future)[data.item(e)] += near;
                }
                for (int i = 0; i < past.length; i++) {
                    for (int j = 0; j < past.length; j++) {
                        gram[i][j] += past[i] * past[j] + parameters.backward() * future[i] * future[j];
                        products[i][j] += past[i] * future[j] + parameters.backward() * future[i] * past[j];
                    }
                }
            }
        }
    }

    @Test
    void whatIsExplainedByAnotherItemIsNotCountedTwice() {
        // Both are 40 times in a past with 2 in the future, but 1 is 20 times without.
        int[][] rows = new int[60][];
        for (int k = 0; k < 20; k++) {
            rows[k] = new int[] {1, 0, 2};
            rows[k + 20] = new int[] {0, 2};
            rows[k + 40] = new int[] {1, 3};
        }
        LinearTransitions.Parameters parameters = new LinearTransitions.Parameters(3, 0, 0, 1, 1, 4);
        SparseRows weights = LinearTransitions.fit(sequences(4, rows), parameters, Progress.NONE)
                .weights();
        // (41 20; 20 61) w = (40; 40)
        assertThat((double) weights.at(0, 2)).isCloseTo(1640 / 2101.0, offset(1e-6));
        assertThat((double) weights.at(1, 2)).isCloseTo(840 / 2101.0, offset(1e-6));
    }

    @Test
    void aCycleIsContinued() {
        int[][] rows = new int[20][10];
        for (int k = 0; k < 200; k++) {
            rows[k / 10][k % 10] = (k / 10 + k) % 7;
        }
        Model model = fit(sequences(7, rows));
        for (int item = 0; item < 7; item++) {
            float[] scores = scores(model, History.of(item));
            scores[item] = 0;
            assertThat(TopK.select(scores, 1)).containsExactly((item + 1) % 7);
        }
    }

    @Test
    void parametersOutsideTheirRangesAreRefused() {
        assertThatThrownBy(() -> new LinearTransitions.Parameters(0, 1, 0, 1, 1, 5))
                .hasMessageContaining("window is 0");
        assertThatThrownBy(() -> new LinearTransitions.Parameters(1, 1, 0, 0, 1, 5))
                .hasMessageContaining("regularization is 0.0");
        assertThatThrownBy(() -> new LinearTransitions.Parameters(1, 1, 0, 1, 1, 2_001))
                .hasMessageContaining("support is 2001");
    }
}
