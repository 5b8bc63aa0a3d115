package io.daogou.learn.matrix;

import io.daogou.learn.kernel.Kernels;
import java.util.Arrays;

/**
 * Products of a sparse matrix with a dense one, on all cores.
 *
 * <p><b>Cost.</b> {@code 2 · entries · columns of the dense one} operations. <b>Determinism.</b> Bitwise for any number of
 * threads: every row of a result is summed by one thread, in the order of the entries.
 */
public final class SparseProducts {
    private static final int GRAIN = 64;

    private SparseProducts() {}

    /**
     * {@code A · B}.
     *
     * @throws IllegalArgumentException if {@code a} has not as many columns as {@code b} rows
     */
    public static DenseMatrix multiply(SparseRows a, DenseMatrix b) {
        if (a.columns() != b.rows()) {
            throw new IllegalArgumentException("Shapes do not fit: (" + a.rows() + " × " + a.columns() + ") · ("
                    + b.rows() + " × " + b.columns() + ")");
        }
        DenseMatrix product = new DenseMatrix(a.rows(), b.columns());
        Parallel.ranges(a.rows(), GRAIN, (from, to) -> {
            for (int row = from; row < to; row++) {
                addRow(a, row, b, product);
            }
        });
        return product;
    }

    private static void addRow(SparseRows a, int row, DenseMatrix b, DenseMatrix product) {
        int width = b.columns();
        for (int entry = a.start(row); entry < a.end(row); entry++) {
            Kernels.addScaled(
                    a.value(entry), b.values(), a.column(entry) * width, product.values(), row * width, width);
        }
    }

    /**
     * {@code Aᵀ · B}; takes a transposed copy of {@code a} for the time being.
     *
     * @throws IllegalArgumentException if {@code a} has not as many rows as {@code b}
     */
    public static DenseMatrix multiplyTransposed(SparseRows a, DenseMatrix b) {
        return multiply(transposed(a), b);
    }

    /** {@code Aᵀ} as a matrix of its own. */
    public static SparseRows transposed(SparseRows a) {
        int[] starts = new int[a.columns() + 1];
        for (int column : a.columnIndices()) {
            starts[column + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = Arrays.copyOf(starts, a.columns());
        int[] columns = new int[a.size()];
        float[] values = new float[a.size()];
        for (int row = 0; row < a.rows(); row++) {
            for (int entry = a.start(row); entry < a.end(row); entry++) {
                int to = next[a.column(entry)]++;
                columns[to] = row;
                values[to] = a.value(entry);
            }
        }
        return new SparseRows(a.rows(), starts, columns, values);
    }
}
