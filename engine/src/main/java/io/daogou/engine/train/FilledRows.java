package io.daogou.engine.train;

import io.daogou.learn.matrix.SparseRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Fills rows with further entries, each of which is below all that the row has already.
 *
 * @param rows items × items
 * @param shorts the rows to fill, ascending
 * @param further a row for each of them; entries above 0 are taken, the highest first
 * @param length up to which rows are filled
 */
@SuppressWarnings("ArrayRecordComponent") // Lives within a training.
record FilledRows(SparseRows rows, int[] shorts, SparseRows further, int length) {
    private record Entry(int column, float value) {}

    SparseRows build() {
        List<SparseRows> parts = new ArrayList<>();
        int next = 0;
        for (int row = 0; row < rows.rows(); row++) {
            boolean isShort = next < shorts.length && shorts[next] == row;
            parts.add(row(isShort ? filled(row, next++) : entries(rows, row)));
        }
        return SparseRows.concatenated(rows.columns(), parts);
    }

    private List<Entry> filled(int row, int at) {
        List<Entry> all = new ArrayList<>(entries(rows, row));
        float lowest = (float) all.stream()
                .mapToDouble(Entry::value)
                .filter(value -> value > 0)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        List<Entry> more = entries(further, at).stream()
                .filter(entry -> entry.value > 0 && entry.column != row && rows.at(row, entry.column) == 0)
                .sorted(Comparator.comparingDouble((Entry entry) -> -entry.value))
                .limit(Math.max(0, length - all.size()))
                .toList();
        // Below what behaviour says, in their own order.
        float scale = more.isEmpty() ? 1 : Math.min(1, .99f * lowest / more.getFirst().value);
        more.forEach(entry -> all.add(new Entry(entry.column, scale * entry.value)));
        all.sort(Comparator.comparingInt(Entry::column));
        return all;
    }

    private static List<Entry> entries(SparseRows matrix, int row) {
        List<Entry> entries = new ArrayList<>();
        for (int k = matrix.start(row); k < matrix.end(row); k++) {
            entries.add(new Entry(matrix.column(k), matrix.value(k)));
        }
        return entries;
    }

    private SparseRows row(List<Entry> entries) {
        int[] columns = entries.stream().mapToInt(Entry::column).toArray();
        float[] values = new float[columns.length];
        for (int k = 0; k < values.length; k++) {
            values[k] = entries.get(k).value;
        }
        return new SparseRows(rows.columns(), new int[] {0, values.length}, columns, values);
    }
}
