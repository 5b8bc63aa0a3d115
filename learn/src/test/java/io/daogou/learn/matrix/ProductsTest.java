package io.daogou.learn.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.daogou.learn.Threads;
import io.daogou.learn.kernel.MatrixView;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductsTest {
    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);

    /** A random part of a random matrix, in either orientation. */
    private MatrixView part(int rows, int columns) {
        int stride = columns + random.nextInt(3);
        float[] values = new float[3 + rows * stride];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) random.nextDouble(-1, 1);
        }
        return new MatrixView(values, random.nextInt(3), rows, columns, stride, 1);
    }

    private MatrixView factor(int rows, int columns) {
        return random.nextBoolean() ? part(rows, columns) : part(columns, rows).transposed();
    }

    private static float[] expected(float alpha, MatrixView a, MatrixView b, float beta, MatrixView c, boolean lower) {
        float[] values = c.values().clone();
        for (int i = 0; i < c.rows(); i++) {
            for (int j = 0; j < (lower ? i + 1 : c.columns()); j++) {
                double sum = 0;
                for (int k = 0; k < a.columns(); k++) {
                    sum += (double) a.values()[a.at(i, k)] * b.values()[b.at(k, j)];
                }
                double old = beta == 0 ? 0 : beta * c.values()[c.at(i, j)];
                values[c.at(i, j)] = (float) (alpha * sum + old);
            }
        }
        return values;
    }

    @RepeatedTest(60)
    void aProductOfPartsIsTheTextbookSum() {
        int m = random.nextInt(90);
        int n = random.nextInt(90);
        int k = random.nextInt(60);
        MatrixView a = factor(m, k);
        MatrixView b = factor(k, n);
        MatrixView c = part(m, n);
        float beta = random.nextInt(3) - 1;
        float[] expected = expected(0.5f, a, b, beta, c, false);
        Products.multiply(0.5f, a, b, beta, c);
        assertThat(c.values()).as("seed %d: %s, %s", seed, a, b).containsExactly(expected, offset(1e-5f));
    }

    @RepeatedTest(40)
    void aLowerProductLeavesTheUpperTriangleAlone() {
        int n = random.nextInt(120);
        int k = random.nextInt(40);
        MatrixView a = factor(n, k);
        MatrixView c = part(n, n);
        float beta = random.nextInt(3) - 1;
        float[] expected = expected(-1, a, a.transposed(), beta, c, true);
        Products.multiplyLower(-1, a, a.transposed(), beta, c);
        assertThat(c.values()).as("seed %d: %s", seed, a).containsExactly(expected, offset(1e-5f));
    }

    /** Around the sizes of tile, block, slice, packed depth and part. */
    @ParameterizedTest
    @CsvSource({
        "1,1,1",
        "5,16,256",
        "6,17,257",
        "321,129,3",
        "3,300,513",
        "320,15,255",
        "7,9,1024",
        "11,5,1025",
        "3,1030,2",
        "330,40,1300",
        "9,8,2049"
    })
    void sizesAroundTheBlocksAreRight(int m, int n, int k) {
        MatrixView a = factor(m, k);
        MatrixView b = factor(k, n);
        MatrixView c = part(m, n);
        float[] expected = expected(1, a, b, 1, c, false);
        Products.multiply(1, a, b, 1, c);
        assertThat(c.values()).as("seed %d", seed).containsExactly(expected, offset(1e-4f));
    }

    @Test
    void deepFactorsArePackedInPartsThatLeaveLittleEmpty() {
        for (int all = 0; all < 5000; all++) {
            int depth = Products.depth(all);
            assertThat(depth).as("of %d", all).isBetween(1, 1024);
            int packed = Math.ceilDiv(all, depth) * depth;
            assertThat(packed - all).as("of %d", all).isBetween(0, 4);
        }
    }

    /** Several parts each way, and those above the diagonal are left out. */
    @Test
    void aLargeLowerProductIsTheLowerTriangleOfTheWholeOne() {
        int n = 1100;
        MatrixView a = factor(n, 7);
        DenseMatrix lower = new DenseMatrix(n, n);
        Products.multiplyLower(2, a, a.transposed(), 0, lower.view());
        DenseMatrix whole = new DenseMatrix(n, n);
        Products.multiply(2, a, a.transposed(), 0, whole.view());
        for (int i = 0; i < n; i++) {
            Arrays.fill(whole.values(), i * n + i + 1, (i + 1) * n, 0);
        }
        assertThat(lower.values()).as("seed %d", seed).isEqualTo(whole.values());
    }

    @Test
    void whatWasInTheResultDoesNotMatterWithoutBeta() {
        DenseMatrix c = new DenseMatrix(20, 20);
        Arrays.fill(c.values(), Float.NaN);
        MatrixView a = factor(20, 0);
        Products.multiply(1, a, factor(0, 20), 0, c.view());
        assertThat(c.values()).containsOnly(0);
    }

    @Test
    void theResultIsBitwiseTheSameForAnyNumberOfThreads() {
        MatrixView a = factor(400, 300);
        MatrixView b = factor(300, 350);
        float[] one = Threads.with(1, () -> Products.of(a, b).values());
        assertThat(Threads.with(2, () -> Products.of(a, b).values())).isEqualTo(one);
        assertThat(Threads.with(5, () -> Products.of(a, b).values())).isEqualTo(one);
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        MatrixView a = part(2, 3);
        assertThatThrownBy(() -> Products.of(a, a)).hasMessageContaining("(2 × 3) · (2 × 3)");
        assertThatThrownBy(() -> Products.multiply(1, a, part(3, 2), 0, part(2, 3)))
                .hasMessageContaining("into 2 × 3");
        assertThatThrownBy(
                        () -> Products.multiply(1, a, part(3, 2), 0, part(2, 2).transposed()))
                .hasMessageContaining("side by side");
        assertThatThrownBy(() -> Products.multiplyLower(1, a, part(3, 3), 0, part(2, 3)))
                .hasMessageContaining("lower triangle");
    }
}
