package io.daogou.learn.model.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransitionsTest extends SequenceModelContract {
    @Override
    protected Transitions fit(Sequences sequences, Progress progress) {
        return Transitions.fit(sequences, Transitions.Parameters.defaults(), progress);
    }

    private static Transitions fit(Sequences sequences, double distance, double backward) {
        return Transitions.fit(
                sequences, new Transitions.Parameters(2, distance, backward, 0, 0, 1, 100), Progress.NONE);
    }

    @Test
    void nearFollowersCountMoreAndFarOnesNot() {
        SparseRows rows = fit(sequences(4, new int[] {0, 1, 2, 3}), 1, 0).weights();
        assertThat(rows.at(0, 1)).isEqualTo(1);
        assertThat(rows.at(0, 2)).isEqualTo(.5f);
        assertThat(rows.at(0, 3)).isZero();
        assertThat(rows.at(1, 0)).isZero();
    }

    @Test
    void pairsAgainstTheirOrderCountAsMuchAsAskedFor() {
        SparseRows rows = fit(sequences(2, new int[] {0, 1}), 1, .25).weights();
        assertThat(rows.at(0, 1)).isEqualTo(1);
        assertThat(rows.at(1, 0)).isEqualTo(.25f);
    }

    @Test
    void thePastOfAnotherSequenceIsNoPast() {
        assertThat(fit(sequences(2, new int[] {0}, new int[] {1}), 1, 1)
                        .weights()
                        .size())
                .isZero();
    }

    @Test
    void theLastItemOfAHistorySpeaksLoudest() {
        Transitions model = fit(sequences(4, new int[] {0, 1}, new int[] {2, 3}), 1, 0);
        assertThat(scores(model, History.of(0, 2))).containsExactly(0, .5f, 0, 1);
        assertThat(scores(model, History.of(2, 0))).containsExactly(0, 1, 0, .5f);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0, 0, 0", "3, 1, .3, .5, .3", "5, .5, 1, 1, 0", "40, 2, 0, 0, 1"})
    void itAgreesWithTheReference(int window, double distance, double backward, double source, double popularity) {
        long seed = System.nanoTime();
        Sequences data = random(150, 40, 12, seed);
        Transitions.Parameters parameters =
                new Transitions.Parameters(window, distance, backward, source, popularity, 1, 40);
        SparseRows weights = Transitions.fit(data, parameters, Progress.NONE).weights();
        double[][] expected = reference(data, parameters);
        for (int i = 0; i < data.items(); i++) {
            for (int j = 0; j < data.items(); j++) {
                assertThat((double) weights.at(i, j))
                        .as("seed %d, %d then %d", seed, i, j)
                        .isCloseTo(expected[i][j], offset(1e-4));
            }
        }
    }

    /** The definition: all pairs of entries. */
    private static double[][] reference(Sequences data, Transitions.Parameters parameters) {
        double[][] weights = new double[data.items()][data.items()];
        int[] counts = new int[data.items()];
        for (int user = 0; user < data.users(); user++) {
            for (int f = data.start(user); f < data.end(user); f++) {
                counts[data.item(f)]++;
                for (int e = data.start(user); e < f; e++) {
                    if (f - e <= parameters.window()) {
                        double count = Math.pow(f - e, -parameters.distance());
                        weights[data.item(e)][data.item(f)] += count;
                        weights[data.item(f)][data.item(e)] += parameters.backward() * count;
                    }
                }
            }
        }
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) {
                weights[i][j] *= Math.pow(Math.max(1, counts[i]), -parameters.source())
                        * Math.pow(Math.max(1, counts[j]), -parameters.popularity());
            }
        }
        return weights;
    }

    @Test
    void onlyTheBestFollowersAreKept() {
        Sequences data = random(100, 30, 10, 4);
        SparseRows few = Transitions.fit(data, new Transitions.Parameters(5, 1, 0, 0, 0, 1, 2), Progress.NONE)
                .weights();
        for (int item = 0; item < few.rows(); item++) {
            assertThat(few.end(item) - few.start(item)).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void parametersOutsideTheirRangesAreRefused() {
        assertThatThrownBy(() -> new Transitions.Parameters(0, 1, 0, 0, 0, 1, 2))
                .hasMessageContaining("window is 0");
        assertThatThrownBy(() -> new Transitions.Parameters(1, Double.NaN, 0, 0, 0, 1, 2))
                .hasMessageContaining("distance is NaN");
        assertThatThrownBy(() -> new Transitions.Parameters(1, 1, 1.5, 0, 0, 1, 2))
                .hasMessageContaining("backward is 1.5");
        assertThatThrownBy(() -> new Transitions.Parameters(1, 1, 0, 0, 0, 1, 0))
                .hasMessageContaining("limit is 0");
        assertThatThrownBy(() -> Transitions.of(new SparseRows(2, new int[1], new int[0], new float[0]), 1))
                .hasMessageContaining("0 × 2");
    }
}
