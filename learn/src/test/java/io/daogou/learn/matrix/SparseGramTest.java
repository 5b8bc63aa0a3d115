package io.daogou.learn.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.learn.RandomData;
import io.daogou.learn.Threads;
import io.daogou.learn.data.Interactions;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SparseGramTest {
    private final long seed = System.nanoTime();
    private final SparseRows x = sparse(RandomData.interactions(60, 45, 9, seed));

    private static SparseRows sparse(Interactions data) {
        return new SparseRows(data.items(), data.starts(), data.columns(), data.weights());
    }

    /** Weights are small integers, so every sum is exact. */
    private float dot(int left, int right) {
        float sum = 0;
        for (int row = 0; row < x.rows(); row++) {
            sum += x.at(row, left) * x.at(row, right);
        }
        return sum;
    }

    @Test
    void theLowerTriangleHoldsTheProductsOfColumns() {
        DenseMatrix lower = SparseGram.lower(x);
        for (int i = 0; i < 45; i++) {
            for (int j = 0; j < 45; j++) {
                assertThat(lower.get(i, j)).as("seed %d, %d, %d", seed, i, j).isEqualTo(j <= i ? dot(i, j) : 0);
            }
        }
    }

    @Test
    void sparseRowsHoldTheSameAndNoZeros() {
        SparseRows rows = SparseGram.rows(x, 45);
        for (int i = 0; i < 45; i++) {
            for (int j = 0; j < 45; j++) {
                assertThat(rows.at(i, j)).as("seed %d, %d, %d", seed, i, j).isEqualTo(dot(i, j));
            }
        }
        assertThat(rows.values()).doesNotContain(0);
    }

    /** More rows than a part has, so that what a row was summed in is used again; the sink overwrites what it may. */
    @Test
    void everyRowIsHandedOverOnceAndCounted() {
        SparseRows wide = sparse(RandomData.interactions(60, 300, 9, seed));
        int[] times = new int[300];
        AtomicInteger wrong = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        DenseMatrix lower = SparseGram.lower(wide);
        SparseGram.rows(
                wide,
                (row, columns, count, dense) -> {
                    times[row]++;
                    for (int k = 0; k < count; k++) {
                        int column = columns[k];
                        float expected = lower.get(Math.max(row, column), Math.min(row, column));
                        wrong.addAndGet(dense[column] == expected ? 0 : 1);
                        dense[column] = Float.NaN;
                    }
                },
                done::addAndGet);
        assertThat(times).containsOnly(1);
        assertThat(wrong).as("seed %d", seed).hasValue(0);
        assertThat(done).hasValue(300);
    }

    @Test
    void aLimitKeepsTheHighest() {
        SparseRows rows = SparseGram.rows(x, 3);
        for (int i = 0; i < 45; i++) {
            float least = Float.POSITIVE_INFINITY;
            for (int k = rows.start(i); k < rows.end(i); k++) {
                least = Math.min(least, rows.value(k));
            }
            int better = 0;
            for (int j = 0; j < 45; j++) {
                better += dot(i, j) > least ? 1 : 0;
            }
            assertThat(better).as("seed %d, row %d", seed, i).isLessThan(3);
        }
    }

    @Test
    void emptyDataHaveAnEmptyResult() {
        SparseRows nothing = new SparseRows(0, new int[] {0, 0}, new int[0], new float[0]);
        assertThat(SparseGram.lower(nothing).rows()).isZero();
        assertThat(SparseGram.rows(nothing, 5).rows()).isZero();
    }

    @Test
    void theResultIsBitwiseTheSameForAnyNumberOfThreads() {
        float[] one = Threads.with(1, () -> SparseGram.lower(x).values());
        assertThat(Threads.with(4, () -> SparseGram.lower(x).values())).isEqualTo(one);
        assertThat(Threads.with(4, () -> SparseGram.rows(x, 7)))
                .isEqualTo(Threads.with(1, () -> SparseGram.rows(x, 7)));
    }
}
