package io.daogou.learn.kernel;

/**
 * Products of matrices of which at least one fits a cache, in the calling thread: those of the layers of deep models. Large ones
 * are faster with {@link PackedProduct}.
 *
 * <p><b>Model.</b> A slice of B is packed into panels as wide as a tile; then {@value #BLOCK} rows of A at a time are packed too, so that
 * they stay in a first-level cache, and meet one panel after another.
 *
 * <p><b>Determinism.</b> Same input, same result, bit for bit, in one JVM.
 */
public final class SmallProducts {
    private static final LayerKernel KERNEL = Kernels.chosenForLayers();
    private static final int ROWS = LayerKernel.TILE_ROWS;
    private static final int COLUMNS = KERNEL.tileColumns();
    /** Products of a sum at a time, so that a panel stays in a first-level cache. */
    private static final int DEPTH = 128;
    /** Columns at a time, so that their panels stay in a second-level cache. */
    private static final int WIDTH = 512;
    /** Rows at a time. */
    private static final int BLOCK = 64;
    /** With fewer rows, packing costs more than it gains. */
    private static final int FEWEST_ROWS = 2 * ROWS;

    private static final ThreadLocal<Panels> PANELS = ThreadLocal.withInitial(Panels::new);

    /** Room for a packed slice of B, and for that of a block of A; it grows to what a thread needs, as some live for one answer. */
    private static final class Panels {
        float[] columns = new float[0];
        float[] rows = new float[0];

        void makeRoom(int ofColumns, int ofRows) {
            if (columns.length < ofColumns) {
                columns = new float[ofColumns];
            }
            if (rows.length < ofRows) {
                rows = new float[ofRows];
            }
        }
    }

    private SmallProducts() {}

    /**
     * {@code C += A · B}. A may be a transposed view; B and C must be row-major.
     *
     * @throws IllegalArgumentException if the shapes do not fit, or columns of B or C are not side by side
     */
    public static void add(MatrixView a, MatrixView b, MatrixView c) {
        check(a, b, c);
        int tiledRows = c.rows() < FEWEST_ROWS ? 0 : c.rows() - c.rows() % ROWS;
        int tiledColumns = tiledRows == 0 ? 0 : c.columns() - c.columns() % COLUMNS;
        for (int k = 0; k < a.columns(); k += DEPTH) {
            int depth = Math.min(DEPTH, a.columns() - k);
            for (int column = 0; column < tiledColumns; column += WIDTH) {
                addTiles(a, b, c, new Part(k, depth, column, Math.min(WIDTH, tiledColumns - column)), tiledRows);
            }
            for (int row = 0; row < c.rows(); row++) {
                int from = row < tiledRows ? tiledColumns : 0;
                if (from < c.columns()) {
                    addRow(a, b, c, k, depth, row, from);
                }
            }
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

    /** Columns of C, and the slice of the sums that is being added to them. */
    private record Part(int k, int depth, int column, int width) {}

    private static void addTiles(MatrixView a, MatrixView b, MatrixView c, Part part, int tiledRows) {
        int depth = part.depth;
        Panels panels = PANELS.get();
        panels.makeRoom(depth * part.width, depth * Math.min(BLOCK, tiledRows));
        float[] columns = panels.columns;
        float[] rows = panels.rows;
        int top = b.offset() + part.k * b.rowStride() + part.column;
        for (int j = 0; j < part.width; j += COLUMNS) {
            KERNEL.packColumns(depth, b.values(), top + j, b.rowStride(), columns, j * depth);
        }
        for (int block = 0; block < tiledRows; block += BLOCK) {
            int count = Math.min(BLOCK, tiledRows - block);
            int left = a.offset() + block * a.rowStride() + part.k * a.columnStride();
            for (int i = 0; i < count; i += ROWS) {
                int from = left + i * a.rowStride();
                KERNEL.packRows(depth, a.values(), from, a.rowStride(), a.columnStride(), rows, i * depth);
            }
            int to = c.offset() + block * c.rowStride() + part.column;
            for (int j = 0; j < part.width; j += COLUMNS) {
                for (int i = 0; i < count; i += ROWS) {
                    int at = to + i * c.rowStride() + j;
                    KERNEL.addTile(depth, rows, i * depth, columns, j * depth, c.values(), at, c.rowStride());
                }
            }
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
