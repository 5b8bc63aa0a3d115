package io.daogou.learn.kernel;

/**
 * Products of matrices of which at least one fits a cache, in the calling thread and without allocation: those of the layers of
 * deep models. Large ones are faster with {@link PackedProduct}.
 *
 * <p><b>Determinism.</b> Same input, same result, bit for bit, in one JVM.
 */
public final class SmallProducts {
    private static final LayerKernel KERNEL = Kernels.chosenForLayers();
    private static final int ROWS = LayerKernel.TILE_ROWS;
    private static final int COLUMNS = KERNEL.tileColumns();
    /** Products of a sum at a time, so that the lines of both factors stay in a first-level cache. */
    private static final int DEPTH = 128;

    private SmallProducts() {}

    /**
     * {@code C += A · B}. A may be a transposed view; B and C must be row-major.
     *
     * @throws IllegalArgumentException if the shapes do not fit, or columns of B or C are not side by side
     */
    public static void add(MatrixView a, MatrixView b, MatrixView c) {
        check(a, b, c);
        for (int k = 0; k < a.columns(); k += DEPTH) {
            addSlice(a, b, c, k, Math.min(DEPTH, a.columns() - k));
        }
    }

    private static void check(MatrixView a, MatrixView b, MatrixView c) {
        if (a.columns() != b.rows() || c.rows() != a.rows() || c.columns() != b.columns()) {
            throw new IllegalArgumentException("Shapes do not fit: (" + a + ") · (" + b + ") into " + c);
        }
        if ((b.columnStride() != 1 || c.columnStride() != 1) && c.columns() > 1) {
            throw new IllegalArgumentException("Columns of B and C must be side by side, and are " + b.columnStride()
                    + " and " + c.columnStride() + " apart");
        }
    }

    private static void addSlice(MatrixView a, MatrixView b, MatrixView c, int k, int depth) {
        int tiledColumns = c.columns() - c.columns() % COLUMNS;
        int row = 0;
        for (; row <= c.rows() - ROWS; row += ROWS) {
            int left = a.offset() + row * a.rowStride() + k * a.columnStride();
            int top = b.offset() + k * b.rowStride();
            int to = c.offset() + row * c.rowStride();
            for (int column = 0; column < tiledColumns; column += COLUMNS) {
                KERNEL.addTile(
                        depth,
                        a.values(),
                        left,
                        a.rowStride(),
                        a.columnStride(),
                        b.values(),
                        top + column,
                        b.rowStride(),
                        c.values(),
                        to + column,
                        c.rowStride());
            }
            for (int r = row; r < row + ROWS && tiledColumns < c.columns(); r++) {
                addRow(a, b, c, k, depth, r, tiledColumns);
            }
        }
        for (; row < c.rows(); row++) {
            addRow(a, b, c, k, depth, row, 0);
        }
    }

    private static void addRow(MatrixView a, MatrixView b, MatrixView c, int k, int depth, int row, int fromColumn) {
        KERNEL.addRow(
                depth,
                a.values(),
                a.offset() + row * a.rowStride() + k * a.columnStride(),
                a.columnStride(),
                b.values(),
                b.offset() + k * b.rowStride() + fromColumn,
                b.rowStride(),
                c.values(),
                c.offset() + row * c.rowStride() + fromColumn,
                c.columns() - fromColumn);
    }
}
