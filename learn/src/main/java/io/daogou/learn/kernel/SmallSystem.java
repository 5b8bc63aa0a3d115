package io.daogou.learn.kernel;

import java.util.Objects;

/**
 * Symmetric positive definite equations with a few unknowns, for one thread that solves many of them one after another.
 *
 * <p><b>Model.</b> Gauss's elimination of the upper triangle, the right side being one more column; no exchange of rows is
 * needed for such matrices. <b>Cost.</b> {@code n³ / 3} operations.
 */
public final class SmallSystem {
    private static final Kernel KERNEL = Kernels.chosen();

    private final int stride;
    private final float[] values;

    /** Room for so many unknowns. */
    public SmallSystem(int capacity) {
        // One more for the right side.
        stride = Math.ceilDiv(capacity + 1, PaddedRows.LENGTH_STEP) * PaddedRows.LENGTH_STEP;
        values = new float[Math.multiplyExact(stride, stride)];
    }

    /** The matrix, of which only the diagonal and what is right of it count; {@link #solve} loses it. */
    public float[] values() {
        return values;
    }

    /** Where a row of the matrix begins. */
    public int row(int row) {
        return row * stride;
    }

    /** Replaces {@code count} right sides by the solution. */
    public void solve(int count, float[] right) {
        Objects.checkIndex(count, stride);
        Objects.checkFromIndexSize(0, count, right.length);
        for (int k = 0; k < count; k++) {
            values[k * stride + count] = right[k];
        }
        for (int k = 0; k < count; k++) {
            KERNEL.eliminate(values, stride, k, count);
        }
        for (int k = count - 1; k >= 0; k--) {
            float sum = values[k * stride + count];
            for (int j = k + 1; j < count; j++) {
                sum -= values[k * stride + j] * right[j];
            }
            right[k] = sum / values[k * stride + k];
        }
    }
}
