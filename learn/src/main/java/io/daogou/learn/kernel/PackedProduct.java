package io.daogou.learn.kernel;

import java.util.Arrays;

/**
 * A product {@code A · B} of two packed factors of the same depth, added to parts of a matrix.
 *
 * <p><b>Source.</b> Goto and van de Geijn, Anatomy of High-Performance Matrix Multiplication, ACM TOMS 34(3), 2008; Van Zee
 * and van de Geijn, BLIS, ACM TOMS 41(3), 2015.
 *
 * <p><b>Model.</b> {@code A} lies in panels of {@link Kernel#TILE_ROWS} rows and {@code B} in panels of {@link
 * #tileColumns} columns, each panel {@code k}-major and padded with zeros, so that a kernel reads both from front to back.
 * A deep product is cut into slices of at most {@link #DEPTH}; panels of one slice lie side by side. A part of the product
 * is walked by blocks that stay in the second-level cache: all slices are summed up in a buffer, and the buffer is then added
 * to the matrix along its rows. So a matrix that is larger than every cache is read and written once per product, however
 * deep, in an order in which the processor fetches ahead, and the kernel never meets an edge. A product of one slice has no
 * use for the buffer but at edges.
 *
 * <p><b>Determinism.</b> Every entry is the sum of its slices, each a sum over ascending {@code k}, whatever part it is
 * computed in.
 *
 * <p>Filling and adding may be done by several threads at once, each on its own panels or its own part.
 */
public final class PackedProduct {
    /** The depth of a slice, which lets panels of A and B stay in a first-level cache, and a block of B in a second-level one. */
    public static final int DEPTH = 256;

    private static final int ROWS = Kernel.TILE_ROWS;
    private static final int COLUMNS = Kernels.chosen().tileColumns();
    private static final Kernel KERNEL = Kernels.chosen();
    /** Columns of a block: a slice of so many columns of B is in the second-level cache at a time. */
    private static final int BLOCK_COLUMNS = 128;
    /** Rows of a block, which share that slice. */
    private static final int BLOCK_ROWS = 64 * ROWS;
    /** A buffer for each thread, as parts are many and short-lived. */
    private static final ThreadLocal<float[]> SUMS =
            ThreadLocal.withInitial(() -> new float[BLOCK_ROWS * BLOCK_COLUMNS]);

    private final PackedLines a;
    private final PackedLines b;
    private final int depth;
    private final int rows;
    private final int columns;

    /** Room for factors of these shapes. */
    public PackedProduct(int rows, int columns, int depth) {
        this(new PackedLines(rows, depth, ROWS), new PackedLines(columns, depth, COLUMNS), depth);
    }

    private PackedProduct(PackedLines a, PackedLines b, int depth) {
        this.a = a;
        this.b = b;
        this.depth = depth;
        rows = a.count();
        columns = b.count();
    }

    /** A product with a left factor of its own and the right factor of this one, shared. */
    public PackedProduct withRows(int count) {
        return new PackedProduct(new PackedLines(count, depth, ROWS), b, depth);
    }

    /** A product with a right factor of its own and the left factor of this one, shared. */
    public PackedProduct withColumns(int count) {
        return new PackedProduct(a, new PackedLines(count, depth, COLUMNS), depth);
    }

    /** A product of the same shape and less depth, in the arrays of this one: what either is filled with, the other loses. */
    public PackedProduct withDepth(int less) {
        return new PackedProduct(a.withDepth(less), b.withDepth(less), less);
    }

    /** Rows of a tile: parts of a product begin at multiples of it. */
    public static int tileRows() {
        return ROWS;
    }

    /** Columns of a tile: parts of a product begin at multiples of it. */
    public static int tileColumns() {
        return COLUMNS;
    }

    /**
     * Packs {@code scale ·} the rows {@code from .. to-1} of the left factor.
     *
     * @param factor rows × depth, at most the depth of this; less is filled with zeros
     * @param from a multiple of {@link #tileRows}
     */
    public void fillRows(MatrixView factor, float scale, int from, int to) {
        a.fill(factor, scale, from, to);
    }

    /**
     * Packs the columns {@code from .. to-1} of the right factor.
     *
     * @param factor depth × columns, at most the depth of this; less is filled with zeros
     * @param from a multiple of {@link #tileColumns}
     */
    public void fillColumns(MatrixView factor, int from, int to) {
        b.fill(factor.transposed(), 1, from, to);
    }

    /**
     * Adds rows {@code fromRow .. toRow-1}, columns {@code fromColumn .. toColumn-1} of the product to those of a matrix.
     *
     * @param c rows × columns of the whole product, with columns side by side
     * @param part what to add; begins at multiples of the tile
     */
    public void addTo(MatrixView c, Part part) {
        checkTarget(c, rows, columns);
        add(part, c.values(), c.offset(), c.rowStride());
    }

    /**
     * Adds a part of the product to a matrix that has the shape of the part.
     *
     * @param c as many rows and columns as the part, with columns side by side
     * @param part what to add; begins at multiples of the tile
     */
    public void addPartTo(MatrixView c, Part part) {
        checkTarget(c, part.toRow() - part.fromRow(), part.toColumn() - part.fromColumn());
        int origin = c.offset() - part.fromRow() * c.rowStride() - part.fromColumn();
        add(part, c.values(), origin, c.rowStride());
    }

    private static void checkTarget(MatrixView c, int rows, int columns) {
        if (c.rows() != rows || c.columns() != columns || (c.columnStride() != 1 && columns > 1)) {
            throw new IllegalArgumentException(
                    "The product is " + rows + " × " + columns + " and the matrix to add to is " + c
                            + " with column stride " + c.columnStride() + "; it must have the same shape and stride 1");
        }
    }

    /** {@code origin} is where entry (0, 0) of the product would be, which a part need not have. */
    private void add(Part part, float[] c, int origin, int stride) {
        if (part.toRow() > rows || part.toColumn() > columns) {
            throw new IllegalArgumentException(part + " is not within the product of " + rows + " × " + columns);
        }
        Block block = new Block(part);
        for (int row = part.fromRow(); row < part.toRow(); row += BLOCK_ROWS) {
            for (int column = part.fromColumn(); column < part.toColumn(); column += BLOCK_COLUMNS) {
                block.begin(row, column);
                block.addTo(c, origin + row * stride + column, stride);
            }
        }
    }

    /** Sums up one block of a part after another, for one thread. */
    private final class Block {
        private final Part part;
        private final float[] sums = SUMS.get();
        private final float[] scratch = new float[ROWS * COLUMNS];
        private int row;
        private int column;
        private int toRow;
        private int toColumn;

        Block(Part part) {
            this.part = part;
        }

        void begin(int firstRow, int firstColumn) {
            row = firstRow;
            column = firstColumn;
            toRow = Math.min(part.toRow(), row + BLOCK_ROWS);
            toColumn = Math.min(part.toColumn(), column + BLOCK_COLUMNS);
        }

        /** Adds the block to a matrix, in which its first entry is at {@code first}. */
        void addTo(float[] c, int first, int stride) {
            if (depth <= DEPTH && isOfWholeTiles()) {
                addSlice(0, c, first, stride);
                return;
            }
            Arrays.fill(sums, 0, Math.ceilDiv(toRow - row, ROWS) * ROWS * BLOCK_COLUMNS, 0);
            for (int k = 0; k < depth; k += DEPTH) {
                addSlice(k, sums, 0, BLOCK_COLUMNS);
            }
            for (int i = row; i < toRow; i++) {
                int count = end(i) - column;
                if (count > 0) {
                    KERNEL.addScaled(1, sums, (i - row) * BLOCK_COLUMNS, c, first + (i - row) * stride, count);
                }
            }
        }

        private boolean isOfWholeTiles() {
            return (toRow - row) % ROWS == 0 && (toColumn - column) % COLUMNS == 0 && end(row) == toColumn;
        }

        /** What is wanted of a row ends here. */
        private int end(int ofRow) {
            return part.lowerOnly() ? Math.min(toColumn, ofRow + 1) : toColumn;
        }

        private void addSlice(int k, float[] target, int first, int stride) {
            int slice = a.slice(k);
            for (int i = row; i < toRow; i += ROWS) {
                int panel = a.panel(i, k);
                int end = end(i + ROWS - 1);
                int to = first + (i - row) * stride - column;
                for (int j = column; j < end; j += COLUMNS) {
                    KERNEL.addTile(
                            slice, a.values(), panel, b.values(), b.panel(j, k), target, to + j, stride, scratch);
                }
            }
        }
    }

    /**
     * A part of a product.
     *
     * @param fromRow first row, a multiple of the tile's rows
     * @param toRow one past the last row
     * @param fromColumn first column, a multiple of the tile's columns
     * @param toColumn one past the last column
     * @param lowerOnly whether entries right of the diagonal are left out
     */
    public record Part(int fromRow, int toRow, int fromColumn, int toColumn, boolean lowerOnly) {
        public Part {
            if (fromRow % ROWS != 0 || fromColumn % COLUMNS != 0 || fromRow < 0 || fromColumn < 0) {
                throw new IllegalArgumentException("A part begins at row " + fromRow + ", column " + fromColumn
                        + "; it must begin at multiples of " + ROWS + " and " + COLUMNS);
            }
        }
    }
}
