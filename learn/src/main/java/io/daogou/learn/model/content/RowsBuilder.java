package io.daogou.learn.model.content;

import io.daogou.learn.matrix.SparseRows;
import java.util.Arrays;

/** Sparse rows, one after the other. */
final class RowsBuilder {
    private final int columns;
    private int[] starts = new int[64];
    private int[] items = new int[1024];
    private float[] values = new float[1024];
    private int rows;
    private int size;

    RowsBuilder(int columns) {
        this.columns = columns;
    }

    void add(Kept row) {
        for (int k = 0; k < row.items().length; k++) {
            add(row.items()[k], row.values()[k]);
        }
        end();
    }

    /** Adds a row of a matrix. */
    void add(SparseRows matrix, int row) {
        for (int k = matrix.start(row); k < matrix.end(row); k++) {
            add(matrix.column(k), matrix.value(k));
        }
        end();
    }

    /**
     * Adds a row of a matrix, and in the columns of some items a row of another one instead.
     *
     * @param itemOf the item of each column of {@code other}, ascending
     */
    void addMerged(SparseRows matrix, int row, SparseRows other, int otherRow, int[] itemOf) {
        int at = other.start(otherRow);
        for (int k = matrix.start(row); k < matrix.end(row); k++) {
            int item = matrix.column(k);
            for (; at < other.end(otherRow) && itemOf[other.column(at)] <= item; at++) {
                add(itemOf[other.column(at)], other.value(at));
            }
            if (Arrays.binarySearch(itemOf, item) < 0) {
                add(item, matrix.value(k));
            }
        }
        for (; at < other.end(otherRow); at++) {
            add(itemOf[other.column(at)], other.value(at));
        }
        end();
    }

    void add(int item, float value) {
        if (size == items.length) {
            items = Arrays.copyOf(items, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        items[size] = item;
        values[size++] = value;
    }

    void end() {
        if (++rows == starts.length) {
            starts = Arrays.copyOf(starts, 2 * rows);
        }
        starts[rows] = size;
    }

    SparseRows build() {
        return new SparseRows(
                columns, Arrays.copyOf(starts, rows + 1), Arrays.copyOf(items, size), Arrays.copyOf(values, size));
    }
}
