package io.daogou.engine.train;

import io.daogou.learn.matrix.SparseRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the entries of an items × items matrix in any order. */
final class RowsByItem {
    private record Entry(int row, int column, float value) {}

    private final int items;
    private final List<Entry> entries = new ArrayList<>();

    RowsByItem(int items) {
        this.items = items;
    }

    void add(int row, int column, float value) {
        entries.add(new Entry(row, column, value));
    }

    SparseRows build() {
        entries.sort(Comparator.comparingInt(Entry::row).thenComparingInt(Entry::column));
        int[] starts = new int[items + 1];
        int[] columns = new int[entries.size()];
        float[] values = new float[entries.size()];
        for (int k = 0; k < columns.length; k++) {
            Entry entry = entries.get(k);
            starts[entry.row() + 1] = k + 1;
            columns[k] = entry.column();
            values[k] = entry.value();
        }
        for (int row = 1; row <= items; row++) {
            starts[row] = Math.max(starts[row], starts[row - 1]);
        }
        return new SparseRows(items, starts, columns, values);
    }

    /** A matrix without entries. */
    static SparseRows none(int items) {
        return new SparseRows(items, new int[items + 1], new int[0], new float[0]);
    }
}
