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
 * A part of the product is walked by blocks of columns that stay in the second-level cache; within one, row panel by row
 * panel, so that the matrix is read and written along its rows and the processor fetches ahead.
 *
 * <p><b>Determinism.</b> Every entry is one sum over ascending {@code k}, whatever part it is computed in.
 *
 * <p>Filling and adding may be done by several threads at once, each on its own panels or its own part.
 */
public final class PackedProduct {
    /** The depth that lets a panel of B stay in a first-level cache, and a block of them in a second-level one. */
    public static final int DEPTH = 256;

    private static final int ROWS = Kernel.TILE_ROWS;
    private static final int COLUMNS = Kernels.chosen().tileColumns();
    private static final Kernel KERNEL = Kernels.chosen();
    /** Columns of B in the second-level cache at a time. */
    private static final int BLOCK = 256;

    private final int rows;
    private final int columns;
    private final int depth;
    private final float[] a;
    private final float[] b;

    /** Room for factors of these shapes. */
    public PackedProduct(int rows, int columns, int depth) {
        this.rows = rows;
        this.columns = columns;
        this.depth = depth;
        a = new float[Math.multiplyExact(ceiling(rows, ROWS) * ROWS, depth)];
        b = new float[Math.multiplyExact(ceiling(columns, COLUMNS) * COLUMNS, depth)];
    }

    private PackedProduct(int rows, PackedProduct right) {
        this.rows = rows;
        columns = right.columns;
        depth = right.depth;
        a = new float[Math.multiplyExact(ceiling(rows, ROWS) * ROWS, depth)];
        b = right.b;
    }

    /** A product with a left factor of its own and the right factor of this one, shared. */
    public PackedProduct withRows(int count) {
        return new PackedProduct(count, this);
    }

    /** Rows of a tile: parts of a product begin at multiples of it. */
    public static int tileRows() {
        return ROWS;
    }

    /** Columns of a tile: parts of a product begin at multiples of it. */
    public static int tileColumns() {
        return COLUMNS;
    }

    private static int ceiling(int count, int size) {
        return (count + size - 1) / size;
    }

    /**
     * Packs {@code scale ·} the rows {@code from .. to-1} of the left factor.
     *
     * @param factor rows × depth, at most the depth of this; less is filled with zeros
     * @param from a multiple of {@link #tileRows}
     */
    public void fillRows(MatrixView factor, float scale, int from, int to) {
        check("left", factor.rows(), rows, factor.columns());
        fill(factor, scale, from, to, a, ROWS);
    }

    /**
     * Packs the columns {@code from .. to-1} of the right factor.
     *
     * @param factor depth × columns, at most the depth of this; less is filled with zeros
     * @param from a multiple of {@link #tileColumns}
     */
    public void fillColumns(MatrixView factor, int from, int to) {
        check("right", factor.columns(), columns, factor.rows());
        fill(factor.transposed(), 1, from, to, b, COLUMNS);
    }

    private void check(String side, int count, int expected, int given) {
        if (count != expected || given > depth) {
            throw new IllegalArgumentException("The " + side + " factor has " + count + " lines of " + given
                    + "; this product takes " + expected + " of at most " + depth);
        }
    }

    /** Panels of {@code width} lines; line {@code l}, place {@code k} goes to {@code k · width + l} of its panel. */
    private void fill(MatrixView lines, float scale, int from, int to, float[] packed, int width) {
        for (int first = from; first < to; first += width) {
            int panel = first * depth;
            int count = Math.min(width, lines.rows() - first);
            if (count < width || lines.columns() < depth) {
                Arrays.fill(packed, panel, panel + width * depth, 0);
            }
            if (lines.rowStride() == 1) {
                fillAcross(lines, scale, first, count, packed, width);
            } else {
                for (int line = 0; line < count; line++) {
                    fillLine(lines, scale, first + line, packed, panel + line, width);
                }
            }
        }
    }

    private static void fillLine(MatrixView lines, float scale, int line, float[] packed, int to, int width) {
        float[] values = lines.values();
        int from = lines.at(line, 0);
        int stride = lines.columnStride();
        for (int k = 0; k < lines.columns(); k++) {
            packed[to + k * width] = scale * values[from + k * stride];
        }
    }

    private void fillAcross(MatrixView lines, float scale, int first, int count, float[] packed, int width) {
        float[] values = lines.values();
        for (int k = 0; k < lines.columns(); k++) {
            int from = lines.at(first, k);
            int to = first * depth + k * width;
            for (int line = 0; line < count; line++) {
                packed[to + line] = scale * values[from + line];
            }
        }
    }

    /**
     * Adds rows {@code fromRow .. toRow-1}, columns {@code fromColumn .. toColumn-1} of the product to those of a matrix.
     *
     * @param c rows × columns of the whole product, with columns side by side
     * @param part what to add; begins at multiples of the tile
     */
    public void addTo(MatrixView c, Part part) {
        checkTarget(c, rows, columns);
        add(part, new Target(c.values(), c.offset(), c.rowStride()));
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
        add(part, new Target(c.values(), origin, c.rowStride()));
    }

    private static void checkTarget(MatrixView c, int rows, int columns) {
        if (c.rows() != rows || c.columns() != columns || (c.columnStride() != 1 && columns > 1)) {
            throw new IllegalArgumentException(
                    "The product is " + rows + " × " + columns + " and the matrix to add to is " + c
                            + " with column stride " + c.columnStride() + "; it must have the same shape and stride 1");
        }
    }

    /** Where entry (0, 0) of the product would be, which a part need not have; and the buffers of one thread. */
    private record Target(float[] values, int origin, int stride, float[] edge, float[] scratch) {
        Target(float[] values, int origin, int stride) {
            this(values, origin, stride, new float[ROWS * COLUMNS], new float[ROWS * COLUMNS]);
        }

        int at(int row, int column) {
            return origin + row * stride + column;
        }
    }

    private void add(Part part, Target c) {
        if (part.toRow() > rows || part.toColumn() > columns) {
            throw new IllegalArgumentException(part + " is not within the product of " + rows + " × " + columns);
        }
        for (int column = part.fromColumn(); column < part.toColumn(); column += BLOCK) {
            int toColumn = Math.min(part.toColumn(), column + BLOCK);
            for (int row = part.fromRow(); row < part.toRow(); row += ROWS) {
                addRowPanel(c, row, column, part.lowerOnly() ? Math.min(toColumn, row + ROWS) : toColumn, part);
            }
        }
    }

    private void addRowPanel(Target c, int row, int fromColumn, int toColumn, Part part) {
        int inside = row + ROWS <= part.toRow() ? part.toColumn() : 0;
        // Right of this a tile would cross the diagonal.
        int end = part.lowerOnly() ? Math.min(inside, row + 1) : inside;
        for (int column = fromColumn; column < toColumn; column += COLUMNS) {
            if (column + COLUMNS <= end) {
                KERNEL.addTile(
                        depth, a, row * depth, b, column * depth, c.values, c.at(row, column), c.stride, c.scratch);
            } else {
                addEdge(c, row, column, part);
            }
        }
    }

    /** A tile that is not wholly wanted goes through a buffer, so that the kernel has no conditions. */
    private void addEdge(Target c, int row, int column, Part part) {
        Arrays.fill(c.edge, 0);
        KERNEL.addTile(depth, a, row * depth, b, column * depth, c.edge, 0, COLUMNS, c.scratch);
        for (int r = row; r < Math.min(part.toRow(), row + ROWS); r++) {
            int end = Math.min(part.lowerOnly() ? Math.min(part.toColumn(), r + 1) : part.toColumn(), column + COLUMNS);
            for (int k = column; k < end; k++) {
                c.values[c.at(r, k)] += c.edge[(r - row) * COLUMNS + k - column];
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
