package io.daogou.learn.matrix;

import java.util.Arrays;

/**
 * Collects the best entries of each row of a matrix that is never whole in memory, into {@link SparseRows}.
 *
 * <p>Ties go to the lower column. Zeros are not kept. Rows may be given in any order and by several threads at once, each
 * row once; a row not given stays empty. Memory: 8 bytes per kept entry, twice that for a moment in {@link #build}.
 */
public final class TopRows {
    private final int columns;
    private final int limit;
    private final int[][] keptColumns;
    private final float[][] keptValues;

    /**
     * An empty collection.
     *
     * @param rows number of rows
     * @param columns number of columns
     * @param limit entries to keep per row, at least 1
     */
    public TopRows(int rows, int columns, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("The limit is " + limit + "; keep at least 1 entry per row");
        }
        this.columns = columns;
        this.limit = Math.min(limit, Math.max(1, columns));
        this.keptColumns = new int[rows][];
        this.keptValues = new float[rows][];
        Arrays.fill(keptColumns, new int[0]);
        Arrays.fill(keptValues, new float[0]);
    }

    /** Keeps the highest positive values of a row that is given by {@code count} candidate columns and a dense vector. */
    public void keepHighest(int row, int[] candidates, int count, float[] dense) {
        TopHeap heap = new TopHeap(limit);
        for (int k = 0; k < count; k++) {
            if (dense[candidates[k]] > 0) {
                heap.offer(candidates[k], dense[candidates[k]]);
            }
        }
        keep(row, heap, dense);
    }

    /** Keeps the values of largest magnitude of a dense row, with their signs. */
    public void keepLargest(int row, float[] dense) {
        TopHeap heap = new TopHeap(limit);
        for (int column = 0; column < columns; column++) {
            if (dense[column] != 0) {
                heap.offer(column, Math.abs(dense[column]));
            }
        }
        keep(row, heap, dense);
    }

    private void keep(int row, TopHeap heap, float[] dense) {
        int[] chosen = heap.drain();
        Arrays.sort(chosen);
        float[] values = new float[chosen.length];
        for (int k = 0; k < chosen.length; k++) {
            values[k] = dense[chosen[k]];
        }
        keptColumns[row] = chosen;
        keptValues[row] = values;
    }

    /**
     * The rows kept so far.
     *
     * @throws IllegalArgumentException if they have more than 2³¹ entries
     */
    public SparseRows build() {
        int[] starts = new int[keptColumns.length + 1];
        for (int row = 0; row < keptColumns.length; row++) {
            long end = (long) starts[row] + keptColumns[row].length;
            if (end > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException(
                        "More than 2³¹ entries kept (limit " + limit + " per row): choose a lower limit");
            }
            starts[row + 1] = (int) end;
        }
        int[] allColumns = new int[starts[keptColumns.length]];
        float[] allValues = new float[allColumns.length];
        for (int row = 0; row < keptColumns.length; row++) {
            System.arraycopy(keptColumns[row], 0, allColumns, starts[row], keptColumns[row].length);
            System.arraycopy(keptValues[row], 0, allValues, starts[row], keptValues[row].length);
        }
        return new SparseRows(columns, starts, allColumns, allValues);
    }
}
