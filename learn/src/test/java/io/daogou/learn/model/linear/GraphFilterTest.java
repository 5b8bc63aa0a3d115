package io.daogou.learn.model.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.daogou.learn.RandomData;
import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.ModelContract;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.TrainingCancelled;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphFilterTest extends ModelContract {
    @Override
    protected Model fit(Interactions interactions, Progress progress) {
        return GraphFilter.fit(interactions, new GraphFilter.Parameters(32, 0.3, 0.4, 0.1, 2, 1000), progress);
    }

    private static final Interactions SMALL = RandomData.interactions(60, 25, 8, 11);

    /** All eigenvectors: {@code W = F exp(-T F) + β D^-b Π D^b}, computed from powers of a dense F. */
    @Override
    protected boolean explainsAll() {
        return false;
    }

    @Test
    void itAgreesWithTheFormula() {
        double b = 0.4;
        double lowPass = 0.25;
        double sharpening = 1.5;
        GraphFilter model = GraphFilter.fit(
                SMALL, new GraphFilter.Parameters(25, 0.3, b, lowPass, sharpening, 1000), Progress.NONE);
        double[][] f = filter(SMALL, 0.3, b);
        double[][] sharp = timesExponential(f, -sharpening);
        int[] counts = SMALL.itemCounts();
        for (int i = 0; i < SMALL.items(); i++) {
            float[] scores = scores(model, History.of(i));
            for (int j = 0; j < SMALL.items(); j++) {
                // With all vectors the low-pass filter lets everything through.
                double expected = sharp[i][j] + (i == j && counts[i] > 0 ? lowPass : 0);
                assertThat((double) scores[j]).as("pair %d %d", i, j).isCloseTo(expected, offset(2e-4));
            }
        }
    }

    @Test
    void withoutLowPassAndSharpeningItIsTheLinearFilter() {
        GraphFilter model = GraphFilter.fit(SMALL, new GraphFilter.Parameters(5, 0.5, 0.5, 0, 0, 1000), Progress.NONE);
        double[][] f = filter(SMALL, 0.5, 0.5);
        float[] scores = scores(model, History.of(3));
        for (int j = 0; j < SMALL.items(); j++) {
            assertThat((double) scores[j]).isCloseTo(f[3][j], offset(1e-4));
        }
    }

    private static double[][] filter(Interactions data, double a, double b) {
        int n = data.items();
        int[] counts = data.itemCounts();
        double[][] f = new double[n][n];
        for (int user = 0; user < data.users(); user++) {
            double scale = Math.pow(Math.max(1, data.count(user)), -2 * a);
            for (int x = data.start(user); x < data.end(user); x++) {
                for (int y = data.start(user); y < data.end(user); y++) {
                    double own = data.weight(x) * Math.pow(counts[data.item(x)], -b);
                    double other = data.weight(y) * Math.pow(counts[data.item(y)], -b);
                    f[data.item(x)][data.item(y)] += scale * own * other;
                }
            }
        }
        double first = firstEigenvalue(f);
        for (double[] row : f) {
            for (int j = 0; j < n; j++) {
                row[j] /= first;
            }
        }
        return f;
    }

    private static double firstEigenvalue(double[][] f) {
        double[] v = new double[f.length];
        Arrays.fill(v, 1);
        double value = 0;
        for (int round = 0; round < 1000; round++) {
            double[] next = new double[v.length];
            double squares = 0;
            for (int i = 0; i < v.length; i++) {
                for (int j = 0; j < v.length; j++) {
                    next[i] += f[i][j] * v[j];
                }
                squares += next[i] * next[i];
            }
            value = Math.sqrt(squares);
            for (int i = 0; i < v.length; i++) {
                v[i] = next[i] / value;
            }
        }
        return value;
    }

    /** {@code F · exp(t F)} by its series. */
    private static double[][] timesExponential(double[][] f, double t) {
        int n = f.length;
        double[][] power = f;
        double[][] sum = new double[n][n];
        for (int term = 1; term < 40; term++) {
            double[][] next = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    sum[i][j] += power[i][j];
                    for (int k = 0; k < n; k++) {
                        next[i][j] += power[i][k] * f[k][j] * t / term;
                    }
                }
            }
            power = next;
        }
        return sum;
    }

    @Test
    void aBatchIsAnsweredLikeEachHistoryAlone() {
        Model model = fit(RANDOM);
        List<History> histories = List.of(History.of(3, 99, 3), History.empty(), History.of(-1, 500, 7), History.of(0));
        DenseMatrix scores = new DenseMatrix(5, RANDOM.items());
        scores.set(4, 2, 8);
        model.scoreAll(histories, scores);
        for (int h = 0; h < histories.size(); h++) {
            float[] alone = scores(model, histories.get(h));
            for (int item = 0; item < RANDOM.items(); item++) {
                assertThat((double) scores.get(h, item)).isCloseTo(alone[item], offset(1e-5));
            }
        }
        assertThat(scores.get(4, 2)).isEqualTo(8);
        assertThatThrownBy(() -> model.scoreAll(histories, new DenseMatrix(3, RANDOM.items())))
                .hasMessageContaining("3 × 150");
    }

    @Test
    void aBatchOfOneLeavesTheOtherRowsAlone() {
        Model model = fit(RANDOM);
        DenseMatrix scores = new DenseMatrix(2, RANDOM.items());
        scores.set(1, 2, 8);
        model.scoreAll(List.of(History.of(3)), scores);
        assertThat(scores.get(1, 2)).isEqualTo(8);
    }

    @Test
    void aRankOfZeroIsChosenByTheData() {
        GraphFilter.Parameters chosen = GraphFilter.Parameters.defaults();
        assertThat(chosen.rankOf(2000, 4490)).isEqualTo(70);
        assertThat(chosen.rankOf(30_000, 40_981)).isEqualTo(512);
        assertThat(chosen.rankOf(3, 1000)).isEqualTo(3);
        assertThat(chosen.rankOf(0, 5)).isZero();
        GraphFilter model = GraphFilter.fit(RANDOM, chosen, Progress.NONE);
        assertThat(model.state().vectors().rows()).isEqualTo(2);
    }

    @Test
    void anEmptyHistoryScoresZero() {
        assertThat(scores(fit(RANDOM), History.empty())).containsOnly(0);
    }

    @Test
    void aFitCanBeCancelledInTheMiddle() {
        assertThatThrownBy(() -> fit(RANDOM, new CancelledAfter(1))).isInstanceOf(TrainingCancelled.class);
    }

    @Test
    void partsThatDoNotBelongTogetherAreRefused() {
        GraphFilter.State state = ((GraphFilter) fit(RANDOM)).state();
        assertThatThrownBy(() -> new GraphFilter.State(
                        state.blur(), state.vectors(), new float[3], state.lowPass(), state.scales()))
                .hasMessageContaining("do not belong together");
    }

    @Test
    void parametersOutsideTheirRangesAreRefused() {
        assertThatThrownBy(() -> new GraphFilter.Parameters(-1, 0, 0, 0, 0, 1)).hasMessageContaining("rank is -1");
        assertThatThrownBy(() -> new GraphFilter.Parameters(1, 1.1, 0, 0, 0, 1)).hasMessageContaining("1.1");
        assertThatThrownBy(() -> new GraphFilter.Parameters(1, 0, -0.1, 0, 0, 1))
                .hasMessageContaining("itemExponent");
        assertThatThrownBy(() -> new GraphFilter.Parameters(1, 0, 0, Double.NaN, 0, 1))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> new GraphFilter.Parameters(1, 0, 0, 0, 101, 1)).hasMessageContaining("101");
        assertThatThrownBy(() -> new GraphFilter.Parameters(1, 0, 0, 0, 0, 0)).hasMessageContaining("limit is 0");
    }
}
