package io.daogou.learn.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.daogou.learn.RandomData;
import io.daogou.learn.Threads;
import io.daogou.learn.data.Interactions;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SparseProductsTest {
    private final long seed = System.nanoTime();
    private final SparseRows a = sparse(RandomData.interactions(40, 30, 5, seed));

    private static SparseRows sparse(Interactions data) {
        return new SparseRows(data.items(), data.starts(), data.columns(), data.weights());
    }

    private DenseMatrix dense(int rows, int columns) {
        SplittableRandom random = new SplittableRandom(seed);
        DenseMatrix matrix = new DenseMatrix(rows, columns);
        for (int k = 0; k < rows * columns; k++) {
            matrix.values()[k] = (float) random.nextDouble(-1, 1);
        }
        return matrix;
    }

    private DenseMatrix copy() {
        DenseMatrix copy = new DenseMatrix(a.rows(), a.columns());
        for (int row = 0; row < a.rows(); row++) {
            for (int k = a.start(row); k < a.end(row); k++) {
                copy.set(row, a.column(k), a.value(k));
            }
        }
        return copy;
    }

    @Test
    void aProductIsThatOfTheDenseCopies() {
        DenseMatrix b = dense(30, 19);
        assertThat(SparseProducts.multiply(a, b).values())
                .as("seed %d", seed)
                .containsExactly(Products.of(copy().view(), b.view()).values(), offset(1e-4f));
    }

    @Test
    void aTransposedProductToo() {
        DenseMatrix b = dense(40, 7);
        assertThat(SparseProducts.multiplyTransposed(a, b).values())
                .as("seed %d", seed)
                .containsExactly(
                        Products.of(copy().view().transposed(), b.view()).values(), offset(1e-4f));
    }

    @Test
    void transposingTwiceChangesNothing() {
        assertThat(SparseProducts.transposed(SparseProducts.transposed(a))).isEqualTo(a);
        assertThat(SparseProducts.transposed(a).rows()).isEqualTo(30);
    }

    @Test
    void theResultIsBitwiseTheSameForAnyNumberOfThreads() {
        DenseMatrix b = dense(30, 33);
        float[] one = Threads.with(1, () -> SparseProducts.multiply(a, b).values());
        assertThat(Threads.with(4, () -> SparseProducts.multiply(a, b).values()))
                .isEqualTo(one);
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> SparseProducts.multiply(a, dense(29, 2))).hasMessageContaining("(40 × 30) · (29 × 2)");
        assertThatThrownBy(() -> SparseProducts.multiplyTransposed(a, dense(41, 2)))
                .hasMessageContaining("(41 × 2)");
    }
}
