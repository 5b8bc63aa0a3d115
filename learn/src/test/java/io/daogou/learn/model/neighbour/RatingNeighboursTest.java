package io.daogou.learn.model.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.daogou.learn.RandomData;
import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.InteractionsBuilder;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.ModelContract;
import io.daogou.learn.model.Progress;
import org.junit.jupiter.api.Test;

class RatingNeighboursTest extends ModelContract {
    @Override
    protected Model fit(Interactions interactions, Progress progress) {
        return RatingNeighbours.fit(interactions, RatingNeighbours.Parameters.defaults(), progress);
    }

    private static RatingNeighbours fit(Interactions ratings, double biasShrinkage, double shrinkage) {
        return RatingNeighbours.fit(
                ratings, new RatingNeighbours.Parameters(biasShrinkage, shrinkage, 100), Progress.NONE);
    }

    /** Ratings that are a sum of a person's and an item's part are found exactly. */
    @Test
    void biasesThatAddUpAreFoundExactly() {
        InteractionsBuilder builder = Interactions.builder();
        for (int user = 0; user < 6; user++) {
            for (int item = 0; item < 5; item++) {
                builder.add(user, item, 2 + .5f * (user % 3) + .25f * item);
            }
        }
        Interactions all = builder.build(6, 5);
        RatingNeighbours model = fit(all, 0, 2);
        for (int user = 0; user < 6; user++) {
            float[] scores = scores(model, all.history(user));
            for (int item = 0; item < 5; item++) {
                assertThat((double) scores[item]).isCloseTo(2 + .5 * (user % 3) + .25 * item, offset(1e-4));
            }
        }
    }

    @Test
    void aPersonWhoRatesHigherIsExpectedToGoOn() {
        RatingNeighbours model = fit(RANDOM, 5, 2);
        float[] low = scores(model, new History(new int[] {3, 4, 5}, new float[] {1, 1, 1}));
        float[] high = scores(model, new History(new int[] {3, 4, 5}, new float[] {3, 3, 3}));
        double lowSum = 0;
        double highSum = 0;
        for (int item = 0; item < low.length; item++) {
            lowSum += low[item];
            highSum += high[item];
        }
        assertThat(highSum).isGreaterThan(lowSum + 10);
    }

    /** Two tastes: who likes even items dislikes odd ones. One rating of each tells the rest. */
    @Test
    void neighboursTellTastesApart() {
        InteractionsBuilder builder = Interactions.builder();
        for (int user = 0; user < 40; user++) {
            for (int item = user % 4; item < 20; item += 1 + user % 3) {
                builder.add(user, item, (user + item) % 2 == 0 ? 5 : 1);
            }
        }
        RatingNeighbours model = fit(builder.build(40, 20), 5, 2);
        float[] scores = scores(model, new History(new int[] {0, 1}, new float[] {5, 1}));
        for (int item = 2; item + 1 < 20; item += 2) {
            assertThat(scores[item]).as("item %d", item).isGreaterThan(scores[item + 1]);
        }
    }

    @Test
    void similaritiesAgreeWithTheReference() {
        long seed = System.nanoTime();
        Interactions data = RandomData.interactions(60, 30, 8, seed);
        RatingNeighbours model = fit(data, 3, 2);
        RatingBiases biases = new RatingBiases(data, 3);
        double[][] residuals = new double[60][30];
        boolean[][] rated = new boolean[60][30];
        for (int user = 0; user < 60; user++) {
            for (int k = data.start(user); k < data.end(user); k++) {
                residuals[user][data.item(k)] = biases.residual(data, user, k);
                rated[user][data.item(k)] = true;
            }
        }
        for (int i = 0; i < 30; i++) {
            for (int j = 0; j < 30; j++) {
                assertThat((double) model.weights().at(i, j))
                        .as("seed %d, %d and %d", seed, i, j)
                        .isCloseTo(i == j ? 0 : similarity(residuals, rated, i, j), offset(1e-5));
            }
        }
    }

    private static double similarity(double[][] residuals, boolean[][] rated, int i, int j) {
        double dot = 0;
        double squaresI = 0;
        double squaresJ = 0;
        int common = 0;
        for (int user = 0; user < residuals.length; user++) {
            dot += residuals[user][i] * residuals[user][j];
            squaresI += residuals[user][i] * residuals[user][i];
            squaresJ += residuals[user][j] * residuals[user][j];
            common += rated[user][i] && rated[user][j] ? 1 : 0;
        }
        return dot == 0 ? 0 : dot / Math.sqrt(squaresI * squaresJ) * common / (common + 2.0);
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        SparseRows two = new SparseRows(2, new int[3], new int[0], new float[0]);
        assertThatThrownBy(() -> RatingNeighbours.of(1, 1, new float[3], two)).hasMessageContaining("3 items");
        assertThatThrownBy(() -> new RatingNeighbours.Parameters(-1, 1, 1)).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> new RatingNeighbours.Parameters(1, 1, 0)).hasMessageContaining("limit is 0");
    }
}
