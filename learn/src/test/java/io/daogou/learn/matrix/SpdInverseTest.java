package io.daogou.learn.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import com.sun.management.ThreadMXBean;
import io.daogou.learn.RandomData;
import io.daogou.learn.Threads;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpdInverseTest {
    /** Around the sizes of small blocks (80 with 256 bits, at most 320) and of large ones (960), and of what is mirrored (64). */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 63, 64, 65, 79, 80, 81, 160, 257, 320, 321, 517, 960, 961, 1043})
    void itAgreesWithTheReference(int n) {
        long seed = System.nanoTime();
        double[] expected = RandomData.positiveDefinite(n, seed);
        DenseMatrix matrix = dense(expected, n);
        Cholesky.invert(expected, n);
        SpdInverse.invert(matrix);
        for (int i = 0; i < n * n; i++) {
            assertThat((double) matrix.values()[i])
                    .as("n %d, seed %d, place %d", n, seed, i)
                    .isCloseTo(expected[i], offset(1e-5));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 40, 101})
    void theReferenceTimesTheMatrixIsTheIdentity(int n) {
        double[] matrix = RandomData.positiveDefinite(n, n);
        double[] inverse = matrix.clone();
        Cholesky.invert(inverse, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += inverse[i * n + k] * matrix[k * n + j];
                }
                assertThat(sum).isCloseTo(i == j ? 1 : 0, offset(1e-9));
            }
        }
    }

    @Test
    void aKnownFactorIsFound() {
        // L = [2 0; 3 1], A = L · Lᵀ = [4 6; 6 10].
        double[] a = {4, Double.NaN, 6, 10};
        Cholesky.factor(a, 2);
        assertThat(a[0]).isEqualTo(2);
        assertThat(a[2]).isEqualTo(3);
        assertThat(a[3]).isEqualTo(1);
    }

    @Test
    void onlyTheLowerTriangleIsRead() {
        int n = 70;
        DenseMatrix clean = dense(RandomData.positiveDefinite(n, 4), n);
        DenseMatrix dirty = dense(RandomData.positiveDefinite(n, 4), n);
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                dirty.set(i, j, Float.NaN);
            }
        }
        SpdInverse.invert(clean);
        SpdInverse.invert(dirty);
        assertThat(dirty.values()).isEqualTo(clean.values());
    }

    /** Three large blocks, so that one has rows and columns on both sides: (c·I + J)⁻¹ = (I - J / (c + n)) / c. */
    @Test
    void aKnownInverseOfSeveralBlocksIsFound() {
        int n = 2003;
        DenseMatrix matrix = new DenseMatrix(n, n);
        Arrays.fill(matrix.values(), 1);
        for (int i = 0; i < n; i++) {
            matrix.set(i, i, 501);
        }
        SpdInverse.invert(matrix);
        for (int i = 0; i < n * n; i++) {
            double expected = ((i % (n + 1) == 0 ? 1 : 0) - 1.0 / (500 + n)) / 500;
            assertThat((double) matrix.values()[i]).as("place %d", i).isCloseTo(expected, offset(1e-8));
        }
    }

    @Test
    void theResultIsBitwiseTheSameForAnyNumberOfThreads() {
        int n = 1100;
        float[] one = inverted(n, 1);
        assertThat(inverted(n, 2)).isEqualTo(one);
        assertThat(inverted(n, 5)).isEqualTo(one);
    }

    private static float[] inverted(int n, int threads) {
        DenseMatrix matrix = dense(RandomData.positiveDefinite(n, 8), n);
        return Threads.with(threads, () -> {
            SpdInverse.invert(matrix);
            return matrix.values();
        });
    }

    @Test
    void aMatrixThatIsNotPositiveDefiniteOrNotSquareIsRefused() {
        DenseMatrix zero = new DenseMatrix(3, 3);
        assertThatThrownBy(() -> SpdInverse.invert(zero))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not positive definite")
                .hasMessageContaining("regularization");
        assertThatThrownBy(() -> SpdInverse.invert(new DenseMatrix(2, 3))).hasMessageContaining("2 × 3");
        assertThatThrownBy(() -> new DenseMatrix(50_000, 50_000)).hasMessageContaining("50000");
    }

    @Test
    void progressCountsThePivots() {
        List<Integer> seen = new ArrayList<>();
        SpdInverse.invert(dense(RandomData.positiveDefinite(150, 1), 150), seen::add);
        SpdInverse.invert(dense(RandomData.positiveDefinite(1000, 1), 1000), seen::add);
        assertThat(seen).containsExactly(0, 150, 0, 0, 0, 960, 960, 1000);
    }

    @Test
    void anInversionEndsWithinTheFirstBlock() {
        DenseMatrix matrix = dense(RandomData.positiveDefinite(1000, 1), 1000);
        assertThatThrownBy(() -> SpdInverse.invert(matrix, done -> {
                    throw new IllegalStateException("ended at " + done);
                }))
                .hasMessage("ended at 0");
    }

    /** Two blocks, the last a little smaller: were both packed in arrays of their own, those of the last would be too many. */
    @Test
    void theLastBlockTakesNoMemoryOfItsOwn() {
        int n = 1900;
        DenseMatrix matrix = new DenseMatrix(n, n);
        for (int i = 0; i < n; i++) {
            matrix.set(i, i, 2);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long taken = Threads.with(1, () -> {
            long before = threads.getCurrentThreadAllocatedBytes();
            SpdInverse.invert(matrix);
            return threads.getCurrentThreadAllocatedBytes() - before;
        });
        // What the first block had besides is garbage when the second takes the same: three squares, and what inverts
        // one.
        assertThat(taken).isLessThan(SpdInverse.bytesNeeded(n) + 6L * 960 * 960 * Float.BYTES);
        assertThat(matrix.get(n - 1, n - 1)).isEqualTo(0.5f);
    }

    private static DenseMatrix dense(double[] values, int n) {
        DenseMatrix matrix = new DenseMatrix(n, n);
        for (int i = 0; i < n * n; i++) {
            matrix.values()[i] = (float) values[i];
        }
        return matrix;
    }
}
