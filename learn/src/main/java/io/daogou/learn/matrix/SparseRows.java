package io.daogou.learn.matrix;

import java.util.Arrays;
import java.util.List;

/**
 * An immutable sparse float matrix in compressed rows; columns ascend within a row.
 *
 * <p>Entry {@code k} of row {@code r} has {@code start(r) <= k < end(r)}. An item-to-item model keeps its {@code W} here:
 * row {@code j} says how much item {@code j} of a history speaks for each other item.
 */
public final class SparseRows {
    private final int columns;
    private final int[] starts;
    private final int[] columnIndices;
    private final float[] values;

    /**
     * Wraps arrays, which belong to the matrix from now on.
     *
     * @param columns number of columns
     * @param starts {@code rows + 1} ascending offsets, the first 0, the last the number of entries
     * @param columnIndices the column of every entry
     * @param values the value of every entry
     * @throws IllegalArgumentException if the arrays do not describe a matrix, or a value is not finite
     */
    public SparseRows(int columns, int[] starts, int[] columnIndices, float[] values) {
        this.columns = columns;
        this.starts = starts;
        this.columnIndices = columnIndices;
        this.values = values;
        checkShape();
        for (int row = 0; row < rows(); row++) {
            checkRow(row);
        }
    }

    private void checkShape() {
        if (columns < 0 || starts.length == 0 || starts[0] != 0) {
            throw new IllegalArgumentException("Sparse rows need at least 0 columns and starts that begin with 0");
        }
        if (columnIndices.length != values.length || starts[starts.length - 1] != values.length) {
            throw new IllegalArgumentException(
                    "Sparse rows need as many columns as values, and the last start equal to it,"
                            + " but there are " + columnIndices.length + " columns, " + values.length
                            + " values, and the last start is " + starts[starts.length - 1]);
        }
        for (int row = 0; row + 1 < starts.length; row++) {
            if (starts[row] > starts[row + 1]) {
                throw new IllegalArgumentException("Row " + row + " starts at " + starts[row] + ", after the next one");
            }
        }
    }

    private void checkRow(int row) {
        int previous = -1;
        for (int k = starts[row]; k < starts[row + 1]; k++) {
            if (columnIndices[k] <= previous || columnIndices[k] >= columns) {
                throw new IllegalArgumentException("Row " + row + " has column " + columnIndices[k] + " after "
                        + previous + "; columns must ascend and lie in 0.." + (columns - 1));
            }
            if (!Float.isFinite(values[k])) {
                throw new IllegalArgumentException("Row " + row + " has the value " + values[k] + " in column "
                        + columnIndices[k] + "; values must be finite");
            }
            previous = columnIndices[k];
        }
    }

    /** The number of rows. */
    public int rows() {
        return starts.length - 1;
    }

    /** The number of columns. */
    public int columns() {
        return columns;
    }

    /** The number of stored entries. */
    public int size() {
        return values.length;
    }

    /** The first entry of a row. */
    public int start(int row) {
        return starts[row];
    }

    /** One past the last entry of a row. */
    public int end(int row) {
        return starts[row + 1];
    }

    /** The column of an entry. */
    public int column(int entry) {
        return columnIndices[entry];
    }

    /** The value of an entry. */
    public float value(int entry) {
        return values[entry];
    }

    /** The value at a place, 0 if it is not stored; a binary search, not for inner loops. */
    public float at(int row, int column) {
        int entry = Arrays.binarySearch(columnIndices, starts[row], starts[row + 1], column);
        return entry < 0 ? 0 : values[entry];
    }

    /** Adds {@code factor ·} a row to a dense vector of {@link #columns} floats. */
    public void addRow(int row, float factor, float[] target) {
        for (int k = starts[row]; k < starts[row + 1]; k++) {
            target[columnIndices[k]] += factor * values[k];
        }
    }

    /** As {@link #addRow(int, float, float[])}, to a vector that begins at a place of an array. */
    public void addRow(int row, float factor, float[] target, int from) {
        for (int k = starts[row]; k < starts[row + 1]; k++) {
            target[from + columnIndices[k]] += factor * values[k];
        }
    }

    /** Columns × rows: entry {@code (r, c)} is here at {@code (c, r)}. */
    public SparseRows transpose() {
        int[] begin = new int[columns + 1];
        for (int column : columnIndices) {
            begin[column + 1]++;
        }
        for (int column = 0; column < columns; column++) {
            begin[column + 1] += begin[column];
        }
        int[] next = Arrays.copyOf(begin, columns);
        int[] moved = new int[values.length];
        float[] movedValues = new float[values.length];
        for (int row = 0; row < rows(); row++) {
            for (int k = starts[row]; k < starts[row + 1]; k++) {
                int to = next[columnIndices[k]]++;
                moved[to] = row;
                movedValues[to] = values[k];
            }
        }
        return new SparseRows(rows(), begin, moved, movedValues);
    }

    /**
     * The rows of several matrices, one after the other.
     *
     * @param columns that each of them has
     */
    public static SparseRows concatenated(int columns, List<SparseRows> parts) {
        int rows = parts.stream().mapToInt(SparseRows::rows).sum();
        int size = parts.stream().mapToInt(SparseRows::size).sum();
        int[] starts = new int[rows + 1];
        int[] columnIndices = new int[size];
        float[] values = new float[size];
        int row = 0;
        for (SparseRows part : parts) {
            System.arraycopy(part.columnIndices, 0, columnIndices, starts[row], part.size());
            System.arraycopy(part.values, 0, values, starts[row], part.size());
            for (int own = 0; own < part.rows(); own++, row++) {
                starts[row + 1] = starts[row] + part.end(own) - part.start(own);
            }
        }
        return new SparseRows(columns, starts, columnIndices, values);
    }

    /** Row starts; shared with this object, for inner loops and files only: never write to it. */
    public int[] starts() {
        return starts;
    }

    /** The column of every entry; shared with this object, for inner loops and files only: never write to it. */
    public int[] columnIndices() {
        return columnIndices;
    }

    /** The value of every entry; shared with this object, for inner loops and files only: never write to it. */
    public float[] values() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SparseRows that
                && columns == that.columns
                && Arrays.equals(starts, that.starts)
                && Arrays.equals(columnIndices, that.columnIndices)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * columns + Arrays.hashCode(starts)) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "SparseRows " + rows() + " × " + columns + " with " + size() + " entries";
    }
}
