package io.daogou.learn.matrix;

import io.daogou.learn.kernel.MatrixView;
import io.daogou.learn.kernel.PackedProduct;
import java.util.Arrays;

/**
 * Products of dense matrices on all cores.
 *
 * <p>Factors are views, so a transposed factor ({@link MatrixView#transposed}) or a part of a larger matrix costs nothing.
 * The result must not overlap the factors. <b>Cost.</b> {@code 2 · m · n · k} operations; memory: {@code (m + n) · 1024}
 * floats at most. <b>Determinism.</b> Bitwise for any number of threads.
 */
public final class Products {
    /** Columns of A and rows of B that are packed at a time, at most: the result is read and written once for each. */
    private static final int DEPTH = 4 * PackedProduct.DEPTH;
    /** Rows of a part of the result: small enough to share out evenly, large enough to reuse a block of columns. */
    private static final int ROWS = 64 * PackedProduct.tileRows();
    /** Columns of a part of the result. */
    private static final int COLUMNS = 1024;

    private Products() {}

    /** {@code A · B} as a new matrix. */
    public static DenseMatrix of(MatrixView a, MatrixView b) {
        DenseMatrix product = new DenseMatrix(a.rows(), b.columns());
        multiply(1, a, b, 1, product.view());
        return product;
    }

    /**
     * {@code C = α · A · B + β · C}; with {@code β = 0} what was in {@code C} does not matter, even NaN.
     *
     * @throws IllegalArgumentException if the shapes do not fit, or the columns of {@code c} are not side by side
     */
    public static void multiply(float alpha, MatrixView a, MatrixView b, float beta, MatrixView c) {
        run(alpha, a, b, beta, c, false);
    }

    /**
     * As {@link #multiply}, for the diagonal and what lies left of it only; the rest of {@code C} is neither read nor
     * written. With {@code b = a.transposed()} that is {@code A · Aᵀ} in half the time.
     */
    public static void multiplyLower(float alpha, MatrixView a, MatrixView b, float beta, MatrixView c) {
        if (c.rows() != c.columns()) {
            throw new IllegalArgumentException("Only a square matrix has a lower triangle, and this one is " + c);
        }
        run(alpha, a, b, beta, c, true);
    }

    private static void run(float alpha, MatrixView a, MatrixView b, float beta, MatrixView c, boolean lowerOnly) {
        check(a, b, c);
        scale(beta, c, lowerOnly);
        int depth = depth(a.columns());
        PackedProduct product = new PackedProduct(c.rows(), c.columns(), depth);
        for (int k = 0; k < a.columns(); k += depth) {
            int end = Math.min(a.columns(), k + depth);
            pack(product, a.columns(k, end), alpha, b.rows(k, end));
            add(product, c, new PackedProduct.Part(0, c.rows(), 0, c.columns(), lowerOnly));
        }
    }

    /** Equal parts, as what is missing of the last one is filled with zeros and multiplied all the same. */
    static int depth(int all) {
        int parts = Math.max(1, Math.ceilDiv(all, DEPTH));
        return Math.max(1, Math.ceilDiv(all, parts));
    }

    private static void check(MatrixView a, MatrixView b, MatrixView c) {
        if (a.columns() != b.rows() || c.rows() != a.rows() || c.columns() != b.columns()) {
            throw new IllegalArgumentException("Shapes do not fit: (" + a + ") · (" + b + ") into " + c);
        }
        if (c.columnStride() != 1 && c.columns() > 1) {
            throw new IllegalArgumentException("The result's columns are " + c.columnStride()
                    + " apart; they must be side by side: exchange the factors instead of transposing the result");
        }
    }

    private static void scale(float beta, MatrixView c, boolean lowerOnly) {
        if (beta == 1) {
            return;
        }
        Parallel.ranges(c.rows(), ROWS, (from, to) -> {
            for (int row = from; row < to; row++) {
                int start = c.at(row, 0);
                scale(beta, c.values(), start, start + (lowerOnly ? row + 1 : c.columns()));
            }
        });
    }

    private static void scale(float beta, float[] values, int from, int to) {
        if (beta == 0) {
            Arrays.fill(values, from, to, 0);
        }
        for (int k = from; k < to; k++) {
            values[k] *= beta;
        }
    }

    private static void pack(PackedProduct product, MatrixView a, float alpha, MatrixView b) {
        Parallel.ranges(a.rows(), ROWS, (from, to) -> product.fillRows(a, alpha, from, to));
        Parallel.ranges(b.columns(), 16 * PackedProduct.tileColumns(), (from, to) -> product.fillColumns(b, from, to));
    }

    /** Adds a part of a product, cut into blocks that threads take one by one; those above the diagonal are empty. */
    static void add(PackedProduct product, MatrixView c, PackedProduct.Part all) {
        int down = Math.ceilDiv(all.toRow() - all.fromRow(), ROWS);
        int across = Math.ceilDiv(all.toColumn() - all.fromColumn(), COLUMNS);
        Parallel.ranges(down * across, 1, (from, to) -> {
            for (int part = from; part < to; part++) {
                int row = all.fromRow() + part / across * ROWS;
                int column = all.fromColumn() + part % across * COLUMNS;
                int toRow = Math.min(all.toRow(), row + ROWS);
                int end = all.lowerOnly() ? Math.min(toRow, all.toColumn()) : all.toColumn();
                product.addTo(
                        c,
                        new PackedProduct.Part(row, toRow, column, Math.min(end, column + COLUMNS), all.lowerOnly()));
            }
        });
    }
}
