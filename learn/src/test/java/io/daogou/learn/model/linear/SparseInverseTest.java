package io.daogou.learn.model.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.daogou.learn.RandomData;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.InteractionsBuilder;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.ItemToItem;
import io.daogou.learn.model.ItemToItemContract;
import io.daogou.learn.model.Progress;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SparseInverseTest extends ItemToItemContract {
    @Override
    protected ItemToItem fit(Interactions interactions, Progress progress) {
        return SparseInverse.fit(interactions, new SparseInverse.Parameters(5, 0.5, 0.2, 64), progress);
    }

    @Override
    protected ItemToItem of(SparseRows weights) {
        return SparseInverse.of(weights);
    }

    /** Where every item occurs with every other, and all may be in a support, the approximation is none. */
    @Test
    void withAllItemsAsSupportItIsEase() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        InteractionsBuilder builder = Interactions.builder();
        for (int k = 0; k < 6000; k++) {
            builder.add(random.nextInt(600), random.nextInt(20), 1 + random.nextInt(3));
        }
        Interactions data = builder.build(600, 20);
        SparseRows exact = Ease.fit(data, new Ease.Parameters(3, 0, 0.7, 0.3, 1000), Progress.NONE)
                .weights();
        SparseRows sparse = SparseInverse.fit(data, new SparseInverse.Parameters(3, 0.7, 0.3, 19), Progress.NONE)
                .weights();
        for (int i = 0; i < data.items(); i++) {
            for (int j = 0; j < data.items(); j++) {
                assertThat((double) sparse.at(i, j))
                        .as("seed %d, pair %d %d", seed, i, j)
                        .isCloseTo(exact.at(i, j), offset(1e-3));
            }
        }
    }

    /** Gram matrix [2 1; 1 3] with λ 1: the only supporter of each item is the other. */
    @Test
    void theWeightsOfTwoItemsAreKnown() {
        Interactions data = Interactions.builder()
                .add(0, 0, 1)
                .add(0, 1, 1)
                .add(1, 0, 1)
                .add(2, 1, 1)
                .add(3, 1, 1)
                .build(4, 2);
        SparseRows weights = SparseInverse.fit(data, new SparseInverse.Parameters(1, 0, 0, 10), Progress.NONE)
                .weights();
        assertThat((double) weights.at(0, 1)).isCloseTo(1 / 3.0, offset(1e-6));
        assertThat((double) weights.at(1, 0)).isCloseTo(1 / 4.0, offset(1e-6));
    }

    /** Items 0 and 1 have one product of 1; those of item 2, which nobody gave a weight, are 0. */
    @Test
    void weightsOfZeroSupportNothing() {
        Interactions data = Interactions.builder()
                .add(0, 0, 1)
                .add(0, 1, 1)
                .add(0, 2, 0)
                .add(1, 2, 0)
                .build(2, 3);
        SparseRows weights = SparseInverse.fit(data, new SparseInverse.Parameters(1, 0, 0, 2), Progress.NONE)
                .weights();
        assertThat(weights.size()).isEqualTo(2);
        assertThat((double) weights.at(0, 1)).isCloseTo(1 / 2.0, offset(1e-6));
        assertThat((double) weights.at(1, 0)).isCloseTo(1 / 2.0, offset(1e-6));
    }

    @Test
    void noColumnHasMoreEntriesThanItsSupport() {
        SparseRows columns = SparseInverse.fit(RANDOM, new SparseInverse.Parameters(5, 0, 0, 7), Progress.NONE)
                .weights()
                .transpose();
        int most = 0;
        for (int item = 0; item < columns.rows(); item++) {
            most = Math.max(most, columns.end(item) - columns.start(item));
        }
        assertThat(most).isEqualTo(7);
    }

    /** Few enough items for whole Gram rows: the residual of the restricted ridge regression is orthogonal to its support. */
    @Test
    void everyColumnSolvesItsOwnRegression() {
        long seed = System.nanoTime();
        Interactions data = RandomData.interactions(400, 40, 12, seed);
        SparseRows columns = SparseInverse.fit(data, new SparseInverse.Parameters(4, 0, 0, 20), Progress.NONE)
                .weights()
                .transpose();
        double[][] gram = gram(data);
        for (int j = 0; j < data.items(); j++) {
            for (int a = columns.start(j); a < columns.end(j); a++) {
                int i = columns.column(a);
                double left = gram[i][j] - 4 * columns.value(a);
                for (int b = columns.start(j); b < columns.end(j); b++) {
                    left -= gram[i][columns.column(b)] * columns.value(b);
                }
                assertThat(left).as("seed %d, pair %d %d", seed, i, j).isCloseTo(0, offset(2e-3));
            }
        }
    }

    private static double[][] gram(Interactions data) {
        double[][] gram = new double[data.items()][data.items()];
        for (int user = 0; user < data.users(); user++) {
            for (int a = data.start(user); a < data.end(user); a++) {
                for (int b = data.start(user); b < data.end(user); b++) {
                    gram[data.item(a)][data.item(b)] += (double) data.weight(a) * data.weight(b);
                }
            }
        }
        return gram;
    }

    @Test
    void aMillionItemsFitWhereEaseCannot() {
        Interactions wide = RandomData.interactions(1000, 1_000_000, 10, 3);
        SparseInverse.Parameters parameters = new SparseInverse.Parameters(5, 0, 0, 16);
        assertThat(SparseInverse.bytesNeeded(wide, parameters)).isLessThan(1L << 30);
        assertThat(Ease.bytesNeeded(1_000_000, Ease.Parameters.defaults())).isGreaterThan(1L << 41);
        assertThat(SparseInverse.fit(wide, parameters, Progress.NONE).weights().size())
                .isPositive();
    }

    @Test
    void parametersOutsideTheirRangesAreRefused() {
        assertThatThrownBy(() -> new SparseInverse.Parameters(0, 0, 0, 1)).hasMessageContaining("regularization is 0");
        assertThatThrownBy(() -> new SparseInverse.Parameters(1, Double.NaN, 0, 1))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> new SparseInverse.Parameters(1, 0, 1.5, 1)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> new SparseInverse.Parameters(1, 0, 0, 0)).hasMessageContaining("support");
        assertThatThrownBy(() -> new SparseInverse.Parameters(1, 0, 0, 1025)).hasMessageContaining("1025");
    }
}
