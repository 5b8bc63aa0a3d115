package io.daogou.learn.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.learn.Threads;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class TopProductsTest {
    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);

    /** Small integers: every product is exact, and ties are many. Norms differ widely, so that queries do leave early. */
    private DenseMatrix integers(int rows, int columns) {
        DenseMatrix matrix = new DenseMatrix(rows, columns);
        for (int row = 0; row < rows; row++) {
            int size = 1 + random.nextInt(1 + random.nextInt(9));
            for (int k = 0; k < columns; k++) {
                matrix.set(row, k, random.nextInt(2 * size + 1) - size);
            }
        }
        return matrix;
    }

    private static int[] nothing(int query) {
        return new int[0];
    }

    private static int[] plain(DenseMatrix queries, int query, DenseMatrix items, int limit, int[] excluded) {
        TopHeap heap = new TopHeap(limit);
        for (int item = 0; item < items.rows(); item++) {
            float sum = 0;
            for (int k = 0; k < items.columns(); k++) {
                sum += queries.get(query, k) * items.get(item, k);
            }
            if (java.util.Arrays.binarySearch(excluded, item) < 0) {
                heap.offer(item, sum);
            }
        }
        return heap.drain();
    }

    @RepeatedTest(20)
    void listsAreThoseOfAPlainSearch() {
        int factors = random.nextInt(20);
        DenseMatrix items = integers(random.nextInt(1500), factors);
        DenseMatrix queries = integers(1 + random.nextInt(400), factors);
        int limit = random.nextInt(30);
        IntFunction<int[]> excluded = query -> new int[] {query, query + 3, 2 * query + 7};
        int[][] lists = new TopProducts(items).best(queries.view(), limit, excluded);
        for (int query = 0; query < lists.length; query++) {
            assertThat(lists[query])
                    .as("seed %d, query %d", seed, query)
                    .isEqualTo(plain(queries, query, items, limit, excluded.apply(query)));
        }
    }

    @Test
    void equalScoresGoToTheLowerIndex() {
        DenseMatrix items = new DenseMatrix(700, 3);
        java.util.Arrays.fill(items.values(), 1);
        DenseMatrix query = new DenseMatrix(1, 3);
        java.util.Arrays.fill(query.values(), 1);
        assertThat(new TopProducts(items).best(query.view(), 4, TopProductsTest::nothing)[0])
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void whatIsNotANumberIsNeverListed() {
        DenseMatrix items = new DenseMatrix(3, 1);
        items.set(0, 0, Float.NaN);
        items.set(1, 0, 1);
        items.set(2, 0, 2);
        DenseMatrix query = new DenseMatrix(2, 1);
        query.set(0, 0, 1);
        query.set(1, 0, Float.NaN);
        assertThat(new TopProducts(items).best(query.view(), 3, TopProductsTest::nothing))
                .isDeepEqualTo(new int[][] {{2, 1}, {}});
    }

    @Test
    void listsAreTheSameForAnyNumberOfThreads() {
        DenseMatrix items = new DenseMatrix(2000, 16);
        for (int k = 0; k < items.values().length; k++) {
            items.values()[k] = (float) random.nextDouble(-1, 1);
        }
        TopProducts top = new TopProducts(items);
        int[][] one = Threads.with(1, () -> top.best(items.view(), 10, TopProductsTest::nothing));
        assertThat(Threads.with(4, () -> top.best(items.view(), 10, TopProductsTest::nothing)))
                .isDeepEqualTo(one);
    }

    @Test
    void queriesOfOtherFactorsAndNegativeLimitsAreRefused() {
        TopProducts top = new TopProducts(integers(5, 3));
        assertThatThrownBy(() -> top.best(integers(2, 4).view(), 1, TopProductsTest::nothing))
                .hasMessageContaining("4 factors")
                .hasMessageContaining("items of 3");
        assertThatThrownBy(() -> top.best(integers(2, 3).view(), -1, TopProductsTest::nothing))
                .hasMessageContaining("-1");
    }
}
