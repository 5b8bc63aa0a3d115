package io.daogou.learn.kernel;

/**
 * A rectangular part of a float array, read as a matrix: entry {@code (r, c)} is at {@code offset + r · rowStride + c ·
 * columnStride}. Writing through it changes the array.
 *
 * @param values the array, shared
 * @param offset where entry (0, 0) is
 * @param rows number of rows
 * @param columns number of columns
 * @param rowStride distance between rows; the width of the whole matrix if that is row-major
 * @param columnStride distance between columns; 1 if the matrix is row-major
 */
public record MatrixView(float[] values, int offset, int rows, int columns, int rowStride, int columnStride) {
    public MatrixView {
        if (rows < 0 || columns < 0 || offset < 0 || rowStride < 0 || columnStride < 0) {
            throw new IllegalArgumentException("A view of " + rows + " × " + columns + " at offset " + offset
                    + " with strides " + rowStride + " and " + columnStride + " is impossible: none may be negative");
        }
        if (rows > 0 && columns > 0) {
            long last = offset + (rows - 1L) * rowStride + (columns - 1L) * columnStride;
            if (last >= values.length) {
                throw new IllegalArgumentException("A view of " + rows + " × " + columns + " at offset " + offset
                        + " with strides " + rowStride + " and " + columnStride + " reaches place " + last
                        + ", but the array has " + values.length);
            }
        }
    }

    /** A whole row-major matrix. */
    public static MatrixView of(float[] values, int rows, int columns) {
        return new MatrixView(values, 0, rows, columns, columns, 1);
    }

    /** The same entries with rows and columns exchanged; nothing is copied. */
    public MatrixView transposed() {
        return new MatrixView(values, offset, columns, rows, columnStride, rowStride);
    }

    /**
     * The rows {@code from .. to-1}.
     *
     * @throws IndexOutOfBoundsException if they are not there
     */
    public MatrixView rows(int from, int to) {
        checkRange("rows", from, to, rows);
        return new MatrixView(values, from == to ? 0 : at(from, 0), to - from, columns, rowStride, columnStride);
    }

    /**
     * The columns {@code from .. to-1}.
     *
     * @throws IndexOutOfBoundsException if they are not there
     */
    public MatrixView columns(int from, int to) {
        checkRange("columns", from, to, columns);
        return new MatrixView(values, from == to ? 0 : at(0, from), rows, to - from, rowStride, columnStride);
    }

    private static void checkRange(String what, int from, int to, int count) {
        if (from < 0 || to < from || to > count) {
            throw new IndexOutOfBoundsException(
                    "The " + what + " " + from + " to " + to + " are not within the " + count + " there are");
        }
    }

    /** The place of an entry in the array. */
    public int at(int row, int column) {
        return offset + row * rowStride + column * columnStride;
    }

    @Override
    public String toString() {
        return rows + " × " + columns;
    }
}
