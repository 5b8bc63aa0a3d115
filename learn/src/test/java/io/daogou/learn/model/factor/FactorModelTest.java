package io.daogou.learn.model.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.daogou.learn.RandomData;
import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.model.Progress;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FactorModelTest extends EmbeddingModelContract {
    private static final FactorModel.Parameters SMALL = new FactorModel.Parameters(8, 40, 0.02, 0.2, 0.5, 100, 64, 1);

    @Override
    protected FactorModel fit(Interactions interactions, Progress progress) {
        return FactorModel.fit(interactions, SMALL, progress);
    }

    @Override
    protected FactorModel fit(Interactions interactions, int factors) {
        return FactorModel.fit(
                interactions, new FactorModel.Parameters(factors, 30, 0.005, 0.15, 0.5, 4096, 256, 1), Progress.NONE);
    }

    @Test
    void scoresAreCosines() {
        FactorModel model = fit(RANDOM, Progress.NONE);
        for (float score : scores(model, History.of(3, 50, 51))) {
            assertThat(score).isBetween(-1.0001f, 1.0001f);
        }
    }

    /** The gradients of the sampled softmax against differences of its loss. */
    @Test
    void theGradientsAreTheSlopesOfTheLoss() {
        long seed = 5;
        Interactions data = RandomData.interactions(20, 30, 6, seed);
        FactorBatch batch = new FactorBatch(data, new int[] {0, 3, 4, 7, 11, 12, 19}, 0.4, seed);
        int[] negatives = {0, 2, 3, 8, 15, 21, 29};
        DenseMatrix users = unit(batch.users(), 10, seed);
        DenseMatrix items = unit(30, 10, seed + 1);
        SampledSoftmax softmax = new SampledSoftmax(batch, negatives, users, items, 0.3);
        double tolerance = 0.02;
        for (int k = 0; k < users.values().length; k++) {
            assertThat((double) softmax.userGradient().values()[k])
                    .as("user entry %d", k)
                    .isCloseTo(slope(users, k, () -> loss(batch, negatives, users, items)), offset(tolerance));
        }
        for (int k = 0; k < items.values().length; k++) {
            assertThat((double) softmax.itemGradient().values()[k])
                    .as("item entry %d", k)
                    .isCloseTo(slope(items, k, () -> loss(batch, negatives, users, items)), offset(tolerance));
        }
    }

    private static double slope(DenseMatrix matrix, int place, DoubleSupplier loss) {
        float before = matrix.values()[place];
        matrix.values()[place] = before + 0.01f;
        double above = loss.getAsDouble();
        matrix.values()[place] = before - 0.01f;
        double below = loss.getAsDouble();
        matrix.values()[place] = before;
        return (above - below) / 0.02;
    }

    /** The formula of the class comment, in readable loops. */
    private static double loss(FactorBatch batch, int[] negatives, DenseMatrix users, DenseMatrix items) {
        double loss = 0;
        for (int user = 0; user < batch.users(); user++) {
            double others = 0;
            for (int negative : negatives) {
                others += Math.exp((dot(users, user, items, negative) - 1) / 0.3) * items.rows() / negatives.length;
            }
            for (int k = batch.wanted().start(user); k < batch.wanted().end(user); k++) {
                double own = Math.exp((dot(users, user, items, batch.wanted().item(k)) - 1) / 0.3);
                loss += Math.log(own + others) - Math.log(own);
            }
        }
        return loss;
    }

    @Test
    void theLossIsThatOfTheFormula() {
        Interactions data = RandomData.interactions(50, 30, 6, 9);
        FactorBatch batch = new FactorBatch(data, new int[] {1, 2, 3, 40}, 0.5, 1);
        int[] negatives = {1, 5, 6, 28};
        DenseMatrix users = unit(4, 7, 1);
        DenseMatrix items = unit(30, 7, 2);
        assertThat(new SampledSoftmax(batch, negatives, users, items, 0.3).loss())
                .isCloseTo(loss(batch, negatives, users, items), offset(1e-3));
    }

    @Test
    void theFastExponentialIsExact() {
        for (float x = -70; x < 1; x += 0.0137f) {
            assertThat(SampledSoftmax.exponential(x) / Math.exp(x)).isCloseTo(1, offset(1e-5));
        }
        assertThat(SampledSoftmax.exponential(-1e6f)).isBetween(0f, 1e-30f);
    }

    @Test
    void aBatchHidesTheShareThatWasAskedForAndLosesNothing() {
        Interactions data = RandomData.interactions(100, 50, 10, 3);
        int[] chosen = {4, 99, 0, 17};
        FactorBatch batch = new FactorBatch(data, chosen, 0.25, 8);
        for (int u = 0; u < chosen.length; u++) {
            int wanted = batch.wanted().end(u) - batch.wanted().start(u);
            int given = batch.given().end(u) - batch.given().start(u);
            assertThat(wanted + given).isEqualTo(data.count(chosen[u]));
            assertThat(wanted).isEqualTo((int) Math.max(1, Math.round(data.count(chosen[u]) * 0.25)));
            for (int item : batch.given().history(u).items()) {
                assertThat(batch.wanted().contains(u, item)).isFalse();
                assertThat(data.contains(chosen[u], item)).isTrue();
            }
        }
        FactorBatch again = new FactorBatch(data, new int[] {17}, 0.25, 8);
        assertThat(again.given().history(0))
                .as("a user's draws are its own")
                .isEqualTo(batch.given().history(3));
    }

    @Test
    void usersAreKeptAsideOnlyWhereThereAreMany() {
        Interactions few = RandomData.interactions(9_999, 20, 2, 1);
        assertThat(new FactorCheck(few, 1).others()).isSameAs(few);
        Interactions many = RandomData.interactions(20_000, 20, 2, 1);
        Interactions others = new FactorCheck(many, 1).others();
        assertThat(others.users()).isEqualTo(20_000);
        assertThat(others.count(0)).isZero();
        long empty = IntStream.range(0, 20_000)
                .filter(user -> others.count(user) == 0 && many.count(user) > 0)
                .count();
        assertThat(empty).isBetween(300L, 400L);
    }

    @Test
    void moreItemsThanMemoryIsRefusedWithTheBytes() {
        Interactions wide = Interactions.builder().add(0, 0, 1).build(1, 2_000_000);
        assertThatThrownBy(() -> FactorModel.fit(
                        wide, new FactorModel.Parameters(1024, 1, 0.01, 0.1, 0.5, 10, 10, 1), Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bytes");
    }

    @Test
    void parametersOutsideTheirRangesAreRefused() {
        assertThatThrownBy(() -> new FactorModel.Parameters(0, 1, .1, .1, .5, 1, 1, 1))
                .hasMessageContaining("factors");
        assertThatThrownBy(() -> new FactorModel.Parameters(1, 0, .1, .1, .5, 1, 1, 1))
                .hasMessageContaining("epochs");
        assertThatThrownBy(() -> new FactorModel.Parameters(1, 1, 0, .1, .5, 1, 1, 1))
                .hasMessageContaining("Rate is 0");
        assertThatThrownBy(() -> new FactorModel.Parameters(1, 1, .1, 0, .5, 1, 1, 1))
                .hasMessageContaining("temper");
        assertThatThrownBy(() -> new FactorModel.Parameters(1, 1, .1, .1, 1, 1, 1, 1))
                .hasMessageContaining("dropout");
        assertThatThrownBy(() -> new FactorModel.Parameters(1, 1, .1, .1, .5, 0, 1, 1))
                .hasMessageContaining("negatives");
        assertThatThrownBy(() -> new FactorModel.Parameters(1, 1, .1, .1, .5, 1, 0, 1))
                .hasMessageContaining("batch");
        assertThatThrownBy(() -> FactorModel.of(new DenseMatrix(2, 3), new DenseMatrix(3, 3)))
                .hasMessageContaining("one shape");
    }

    private static DenseMatrix unit(int rows, int columns, long seed) {
        DenseMatrix matrix = new DenseMatrix(rows, columns);
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < rows * columns; k++) {
            matrix.values()[k] = (float) random.nextGaussian();
        }
        UnitVectors.scale(matrix);
        return matrix;
    }

    private static double dot(DenseMatrix a, int rowA, DenseMatrix b, int rowB) {
        double sum = 0;
        for (int f = 0; f < a.columns(); f++) {
            sum += (double) a.get(rowA, f) * b.get(rowB, f);
        }
        return sum;
    }
}
