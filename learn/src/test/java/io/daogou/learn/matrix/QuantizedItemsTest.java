package io.daogou.learn.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.learn.kernel.Kernels;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class QuantizedItemsTest {
    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);

    private DenseMatrix items(int rows, int columns) {
        DenseMatrix matrix = new DenseMatrix(rows, columns);
        for (int row = 0; row < rows; row++) {
            float size = random.nextInt(4);
            for (int k = 0; k < columns; k++) {
                matrix.set(row, k, size * (float) random.nextGaussian());
            }
        }
        return matrix;
    }

    @RepeatedTest(30)
    void listsAreThoseOfExactScores() {
        int factors = random.nextInt(70);
        DenseMatrix items = items(random.nextInt(600), factors);
        float[] query = items(1, factors).values();
        int limit = random.nextInt(25);
        int[] excluded = {1, 5, 17};
        TopHeap expected = new TopHeap(limit);
        for (int item = 0; item < items.rows(); item++) {
            if (Arrays.binarySearch(excluded, item) < 0) {
                expected.offer(item, Kernels.dot(query, 0, items.values(), item * factors, factors));
            }
        }
        assertThat(new QuantizedItems(items).best(query, limit, excluded))
                .as("seed %d", seed)
                .isEqualTo(expected.drain());
    }

    /** Several blocks, and many factors, so that the whole numbers of a query are small. */
    @RepeatedTest(3)
    void listsOfManyItemsAreThoseOfExactScores() {
        int factors = 300 + random.nextInt(700);
        DenseMatrix items = items(1500, factors);
        float[] query = items(1, factors).values();
        TopHeap expected = new TopHeap(12);
        for (int item = 0; item < items.rows(); item++) {
            expected.offer(item, Kernels.dot(query, 0, items.values(), item * factors, factors));
        }
        assertThat(new QuantizedItems(items).best(query, 12, new int[0]))
                .as("seed %d", seed)
                .isEqualTo(expected.drain());
    }

    @Test
    void whatMultipliesToTheLargestSumsStillFits() {
        DenseMatrix items = new DenseMatrix(600, 1024);
        Arrays.fill(items.values(), -2);
        Arrays.fill(items.values(), 599 * 1024, 600 * 1024, 2);
        float[] query = new float[1024];
        Arrays.fill(query, 3);
        assertThat(new QuantizedItems(items).best(query, 2, new int[0])).containsExactly(599, 0);
    }

    @Test
    void itemsWithTheSameWholeNumbersAreStillInOrder() {
        DenseMatrix items = new DenseMatrix(50, 2);
        for (int item = 0; item < 50; item++) {
            items.set(item, 0, 1 + (item * 7 % 50) * 1e-5f);
            items.set(item, 1, -3);
        }
        int[] best = new QuantizedItems(items).best(new float[] {1, 0}, 3, new int[0]);
        // 7 · 7 = 49, 14 · 7 - 50 = 48, 21 · 7 - 100 = 47.
        assertThat(best).containsExactly(7, 14, 21);
    }

    /** Half a step of rounding up in every factor of the query, all of the largest size. */
    @Test
    void asManyFactorsAsAreAllowedStillFit() {
        DenseMatrix items = new DenseMatrix(3, 2000);
        Arrays.fill(items.values(), -1);
        Arrays.fill(items.values(), 2 * 2000, 3 * 2000, 1);
        float[] query = new float[2000];
        Arrays.fill(query, 3);
        query[0] = 60_000;
        assertThat(new QuantizedItems(items).best(query, 2, new int[0])).containsExactly(2, 0);
        Arrays.fill(query, 1, 2000, 30);
        assertThat(new QuantizedItems(items).best(query, 2, new int[0])).containsExactly(2, 0);
    }

    @Test
    void moreFactorsThanThatAreRefused() {
        assertThatThrownBy(() -> new QuantizedItems(new DenseMatrix(1, 2001)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2001 factors")
                .hasMessageContaining("at most 2000");
    }

    @Test
    void factorsThatAreNotFiniteOrDoNotFitAreRefused() {
        DenseMatrix infinite = new DenseMatrix(1, 1);
        infinite.set(0, 0, Float.POSITIVE_INFINITY);
        assertThatThrownBy(() -> new QuantizedItems(infinite)).hasMessageContaining("Infinity");
        infinite.set(0, 0, Float.NaN);
        assertThatThrownBy(() -> new QuantizedItems(infinite)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new QuantizedItems(items(3, 2)).best(new float[3], 1, new int[0]))
                .hasMessageContaining("3 factors");
    }
}
