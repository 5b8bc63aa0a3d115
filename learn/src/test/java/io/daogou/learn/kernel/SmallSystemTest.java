package io.daogou.learn.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SmallSystemTest {
    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);
    private final SmallSystem system = new SmallSystem(33);

    /** Every size in turn in the same system, so what one leaves must not disturb the next. */
    @Test
    void theSolutionFulfilsTheEquations() {
        for (int n = 33; n >= 0; n--) {
            double[][] matrix = positiveDefinite(n);
            float[] right = new float[n + 1];
            float[] expected = new float[n + 1];
            for (int i = 0; i < n; i++) {
                expected[i] = i - 3;
                for (int j = 0; j < n; j++) {
                    right[i] += (float) (matrix[i][j] * (j - 3));
                    system.values()[system.row(i) + j] = j < i ? Float.NaN : (float) matrix[i][j];
                }
            }
            right[n] = expected[n] = 77;
            system.solve(n, right);
            assertThat(right).as("seed %d, %d unknowns", seed, n).containsExactly(expected, offset(1e-3f));
        }
    }

    /** {@code B·Bᵀ / n + I}. */
    private double[][] positiveDefinite(int n) {
        double[][] b = new double[n][n];
        double[][] product = new double[n][n];
        for (double[] row : b) {
            for (int j = 0; j < n; j++) {
                row[j] = random.nextDouble(-1, 1);
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                product[i][j] = i == j ? 1 : 0;
                for (int k = 0; k < n; k++) {
                    product[i][j] += b[i][k] * b[j][k] / n;
                }
            }
        }
        return product;
    }

    @Test
    void moreUnknownsThanThereIsRoomForAreRefused() {
        assertThatThrownBy(() -> system.solve(48, new float[48])).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> system.solve(3, new float[2])).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
