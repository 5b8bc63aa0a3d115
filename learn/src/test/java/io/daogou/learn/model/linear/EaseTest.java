package io.daogou.learn.model.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.daogou.learn.RandomData;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.ItemToItem;
import io.daogou.learn.model.ItemToItemContract;
import io.daogou.learn.model.Progress;
import org.junit.jupiter.api.Test;

class EaseTest extends ItemToItemContract {
    @Override
    protected ItemToItem fit(Interactions interactions, Progress progress) {
        return Ease.fit(interactions, new Ease.Parameters(5, 1000), progress);
    }

    @Override
    protected ItemToItem of(SparseRows weights) {
        return Ease.of(weights);
    }

    @Test
    void itAgreesWithTheFormulaAndANaiveInverse() {
        long seed = System.nanoTime();
        Interactions data = RandomData.interactions(150, 110, 8, seed);
        SparseRows weights =
                Ease.fit(data, new Ease.Parameters(3, 1000), Progress.NONE).weights();
        double[][] inverse = naiveInverse(gram(data, 3));
        for (int i = 0; i < data.items(); i++) {
            for (int j = 0; j < data.items(); j++) {
                double expected = i == j ? 0 : -inverse[i][j] / inverse[j][j];
                assertThat((double) weights.at(i, j))
                        .as("seed %d, pair %d %d", seed, i, j)
                        .isCloseTo(expected, offset(1e-4));
            }
        }
    }

    /** Two items with Gram matrix [2 1; 1 3] and λ 1: P = [4 -1; -1 3] / 11. */
    @Test
    void theWeightsOfTwoItemsAreKnown() {
        SparseRows weights =
                Ease.fit(pair(), new Ease.Parameters(1, 10), Progress.NONE).weights();
        assertThat((double) weights.at(0, 1)).isCloseTo(1 / 3.0, offset(1e-6));
        assertThat((double) weights.at(1, 0)).isCloseTo(1 / 4.0, offset(1e-6));
    }

    /** Dropout ½ doubles the diagonal: G = [2 1; 1 3] becomes [5 1; 1 7] with λ 1. */
    @Test
    void dropoutRegularisesByTheDiagonal() {
        SparseRows weights = Ease.fit(pair(), new Ease.Parameters(1, 0.5, 0, 0, 10), Progress.NONE)
                .weights();
        assertThat((double) weights.at(0, 1)).isCloseTo(1 / 5.0, offset(1e-6));
        assertThat((double) weights.at(1, 0)).isCloseTo(1 / 7.0, offset(1e-6));
    }

    /** Item 0 has 2 users and item 1 has 3. */
    @Test
    void popularItemsAreHeldBackByTheDiscount() {
        SparseRows weights = Ease.fit(pair(), new Ease.Parameters(1, 0, 0, 0.5, 10), Progress.NONE)
                .weights();
        assertThat((double) weights.at(0, 1)).isCloseTo(1 / 3.0 / Math.sqrt(3), offset(1e-6));
        assertThat((double) weights.at(1, 0)).isCloseTo(1 / 4.0 / Math.sqrt(2), offset(1e-6));
    }

    /** One user of two items and three of one: weights ½ and 1, scaled by 5 / 4. */
    @Test
    void busyUsersCountLessWhenDamped() {
        SparseRows weights = Ease.fit(pair(), new Ease.Parameters(1, 0, 1, 0, 10), Progress.NONE)
                .weights();
        double together = 0.625;
        assertThat((double) weights.at(0, 1)).isCloseTo(together / (1 + 0.625 + 1.25), offset(1e-6));
    }

    private static Interactions pair() {
        return Interactions.builder()
                .add(0, 0, 1)
                .add(0, 1, 1)
                .add(1, 0, 1)
                .add(2, 1, 1)
                .add(3, 1, 1)
                .build(4, 2);
    }

    @Test
    void moreItemsThanMemoryIsRefusedWithTheBytesAndAWayOut() {
        Ease.Parameters parameters = Ease.Parameters.defaults();
        long needed = Ease.bytesNeeded(30_000, parameters);
        assertThat(needed).isGreaterThan(3_600_000_000L);
        assertThatThrownBy(() -> Ease.checkMemory(30_000, parameters, needed - 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(needed))
                .hasMessageContaining("ItemKnn");
        Ease.checkMemory(30_000, parameters, needed);
        assertThatThrownBy(() -> Ease.checkMemory(50_000, parameters, Long.MAX_VALUE))
                .hasMessageContaining("46340");
    }

    @Test
    void aFitThatCannotFitIsRefusedBeforeItAllocates() {
        Interactions wide = Interactions.builder().add(0, 0, 1).build(1, 2_000_000);
        assertThatThrownBy(() -> Ease.fit(wide, Ease.Parameters.defaults(), Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2000000 items");
    }

    @Test
    void theLargestMagnitudesOfEachRowAreKept() {
        SparseRows all = fit(RANDOM, Progress.NONE).weights();
        SparseRows four =
                Ease.fit(RANDOM, new Ease.Parameters(5, 4), Progress.NONE).weights();
        for (int item = 0; item < RANDOM.items(); item++) {
            float least = Float.MAX_VALUE;
            for (int k = four.start(item); k < four.end(item); k++) {
                assertThat(four.value(k)).isEqualTo(all.at(item, four.column(k)));
                least = Math.min(least, Math.abs(four.value(k)));
            }
            for (int k = all.start(item); k < all.end(item); k++) {
                assertThat(four.at(item, all.column(k)) != 0 || Math.abs(all.value(k)) <= least)
                        .isTrue();
            }
        }
    }

    @Test
    void parametersOutsideTheirRangesAreRefused() {
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Ease.Parameters(bad, 1)).hasMessageContaining(String.valueOf(bad));
        }
        assertThatThrownBy(() -> new Ease.Parameters(1, 0)).hasMessageContaining("limit is 0");
    }

    private static double[][] gram(Interactions data, double regularization) {
        double[][] gram = new double[data.items()][data.items()];
        for (int i = 0; i < data.items(); i++) {
            gram[i][i] = regularization;
        }
        for (int user = 0; user < data.users(); user++) {
            for (int a = data.start(user); a < data.end(user); a++) {
                for (int b = data.start(user); b < data.end(user); b++) {
                    gram[data.item(a)][data.item(b)] += (double) data.weight(a) * data.weight(b);
                }
            }
        }
        return gram;
    }

    /** Gauss-Jordan elimination without pivoting, which a positive definite matrix allows. */
    private static double[][] naiveInverse(double[][] a) {
        int n = a.length;
        double[][] inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            inverse[i][i] = 1;
        }
        for (int p = 0; p < n; p++) {
            double pivot = a[p][p];
            for (int j = 0; j < n; j++) {
                a[p][j] /= pivot;
                inverse[p][j] /= pivot;
            }
            for (int i = 0; i < n; i++) {
                double factor = a[i][p];
                for (int j = 0; j < n && i != p; j++) {
                    a[i][j] -= factor * a[p][j];
                    inverse[i][j] -= factor * inverse[p][j];
                }
            }
        }
        return inverse;
    }
}
