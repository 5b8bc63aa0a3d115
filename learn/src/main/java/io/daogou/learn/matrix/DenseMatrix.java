package io.daogou.learn.matrix;

import io.daogou.learn.kernel.MatrixView;

/**
 * A dense float matrix in one row-major array: entry {@code (r, c)} is at {@code r · columns + c}.
 *
 * <p>One array holds at most 2³¹ floats, which is a square of 46,340.
 */
public final class DenseMatrix {
    private static final long LARGEST = Integer.MAX_VALUE - 8L;

    private final int rows;
    private final int columns;
    private final float[] values;

    /**
     * A matrix of zeros.
     *
     * @throws IllegalArgumentException if the shape is negative or does not fit one array
     */
    public DenseMatrix(int rows, int columns) {
        if (rows < 0 || columns < 0 || (long) rows * columns > LARGEST) {
            throw new IllegalArgumentException("A dense matrix of " + rows + " × " + columns
                    + " is impossible; it may have up to " + LARGEST + " entries");
        }
        this.rows = rows;
        this.columns = columns;
        this.values = new float[rows * columns];
    }

    private DenseMatrix(int rows, int columns, float[] values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    /**
     * A matrix whose entries are in a given array, row after row; shared with it.
     *
     * @throws IllegalArgumentException if the array has another length
     */
    public static DenseMatrix of(int rows, int columns, float[] values) {
        if ((long) rows * columns != values.length) {
            throw new IllegalArgumentException(values.length + " entries make no matrix of " + rows + " × " + columns);
        }
        return new DenseMatrix(rows, columns, values);
    }

    /** The bytes that the entries of a matrix take. */
    public static long bytes(int rows, int columns) {
        return (long) rows * columns * Float.BYTES;
    }

    /** Whether one array can hold a matrix of this shape. */
    public static boolean fits(int rows, int columns) {
        return (long) rows * columns <= LARGEST;
    }

    /** The number of rows. */
    public int rows() {
        return rows;
    }

    /** The number of columns. */
    public int columns() {
        return columns;
    }

    /** An entry. */
    public float get(int row, int column) {
        return values[row * columns + column];
    }

    /** Sets an entry. */
    public void set(int row, int column, float value) {
        values[row * columns + column] = value;
    }

    /** All entries as a view, for {@link Products}; shared with this matrix. */
    public MatrixView view() {
        return MatrixView.of(values, rows, columns);
    }

    /** All entries, row after row; shared with this matrix: writing to it changes the matrix. */
    public float[] values() {
        return values;
    }
}
