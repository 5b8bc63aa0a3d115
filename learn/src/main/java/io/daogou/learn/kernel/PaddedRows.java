package io.daogou.learn.kernel;

import java.util.Arrays;
import java.util.Objects;

/**
 * A few rows of floats that one thread gathers, to multiply them many times with vectors while they are in its cache.
 *
 * <p>Rows and their number are padded with zeros, so that the kernels have no conditions. Vectors that take part have
 * {@link #stride} entries; those after the length of a row count for nothing as long as they are numbers. Room is reused
 * and only grows.
 */
public final class PaddedRows {
    /** Rows come in such groups. */
    static final int ROW_STEP = 8;
    /** Rows are as long as a multiple of it: lanes of the widest vectors. */
    static final int LENGTH_STEP = 16;

    /** Floats of a cache line. */
    private static final int LINE = 16;

    static final int SCRATCH = ROW_STEP * LENGTH_STEP;

    private static final Kernel KERNEL = Kernels.chosen();

    private final int length;
    private final int stride;
    private final float[] scratch = new float[SCRATCH];
    private float[] values = new float[0];
    private int rows;
    /** Rows with the padding. */
    private int count;

    /** No rows yet, of so many entries each. */
    public PaddedRows(int length) {
        this.length = length;
        stride = roundUp(length, LENGTH_STEP);
    }

    private static int roundUp(int number, int step) {
        return Math.multiplyExact((number + step - 1) / step, step);
    }

    /** The entries of a vector. */
    public int stride() {
        return stride;
    }

    /** The number of products that {@code rows} rows have room for: as many rows and the padding. */
    public static int padded(int rows) {
        return roundUp(rows, ROW_STEP);
    }

    /** Makes room for so many rows, which {@link #put} has to fill. */
    public void resize(int newRows) {
        rows = newRows;
        count = padded(rows);
        int size = Math.multiplyExact(count, stride);
        if (values.length < size) {
            values = new float[size];
        }
        Arrays.fill(values, rows * stride, size, 0);
    }

    /** Writes {@code source ∘ scale} into a row: as many entries from a place of {@code source} as a row has. */
    public void put(int row, float[] source, int from, float[] scale) {
        Objects.checkIndex(row, rows);
        Objects.checkFromIndexSize(from, length, source.length);
        Objects.checkFromIndexSize(0, length, scale.length);
        KERNEL.multiply(source, from, scale, 0, values, row * stride, length);
    }

    /**
     * Takes the first {@code taken} of the listed rows of a matrix, each {@code ∘ scale}.
     *
     * @param matrix row after row, as long as rows are here
     */
    public void gather(float[] matrix, int[] list, int taken, float[] scale) {
        Objects.checkFromIndexSize(0, taken, list.length);
        resize(taken);
        scratch[0] = touch(matrix, list, taken);
        for (int row = 0; row < taken; row++) {
            put(row, matrix, list[row] * length, scale);
        }
    }

    /**
     * Reads one entry of each cache line that {@link #gather} needs: that starts the way of all of them from memory, where
     * copying row by row waits for a few at a time. The sum says nothing; it keeps the compiler from leaving them out.
     */
    private float touch(float[] matrix, int[] list, int taken) {
        float even = 0;
        float odd = 0;
        for (int row = 0; row < taken; row++) {
            int end = (list[row] + 1) * length;
            for (int at = end - length; at < end - LINE; at += 2 * LINE) {
                even += matrix[at];
                odd += matrix[at + LINE];
            }
        }
        return even + odd;
    }

    /** {@code products[r] = row_r · vector}, 0 in the padding. */
    public void times(float[] vector, float[] products) {
        Objects.checkFromIndexSize(0, stride, vector.length);
        Objects.checkFromIndexSize(0, count, products.length);
        KERNEL.timesVector(values, 0, stride, count, vector, 0, products, 0, scratch);
    }

    /**
     * {@code products[at + r] = row_r · row}, at least for the rows after it and itself; some before it may be written too.
     */
    public void timesRow(int row, float[] products, int at) {
        Objects.checkIndex(row, count);
        Objects.checkFromIndexSize(at, count, products.length);
        int first = row / ROW_STEP * ROW_STEP;
        KERNEL.timesVector(
                values, first * stride, stride, count - first, values, row * stride, products, at + first, scratch);
    }

    /** {@code vector += Σ_r factors[r] · row_r}. */
    public void addTo(float[] vector, float[] factors) {
        Objects.checkFromIndexSize(0, stride, vector.length);
        Objects.checkFromIndexSize(0, rows, factors.length);
        KERNEL.addRows(factors, values, stride, rows, vector);
    }
}
