package io.daogou.engine.rank;

import io.daogou.engine.content.Placed;
import io.daogou.engine.release.Release;
import io.daogou.learn.matrix.SparseRows;

/**
 * Weights between items, by number: those of a release have its own numbers, new ones follow. A new item speaks for known ones, is
 * spoken for by them, and through them goes with other new ones.
 */
final class ItemRows {
    private final Release release;
    private final SparseRows rows;
    private final Placed placed;

    /** @param placed the new items among them; {@link Placed#NONE} where they have no place */
    ItemRows(Release release, SparseRows rows, Placed placed) {
        this.release = release;
        this.rows = rows;
        this.placed = placed;
    }

    /** The number of the item in a catalogue slot; -1 for one that is not among them. */
    int item(int slot) {
        int known = release.itemIndex(slot);
        int number = known >= 0 ? -1 : placed.number(slot);
        return number < 0 ? known : rows.rows() + number;
    }

    int slot(int item) {
        return isKnown(item) ? release.slot(item) : placed.slot(item - rows.rows());
    }

    private boolean isKnown(int item) {
        return item < rows.rows();
    }

    /** Adds what an item says for others to their scores. */
    void add(int item, float weight, Scratch scratch) {
        if (isKnown(item)) {
            add(rows, item, weight, 0, scratch);
            if (placed.size() > 0) {
                add(placed.similar(), item, weight, rows.rows(), scratch);
            }
            return;
        }
        int number = item - rows.rows();
        SparseRows from = placed.from();
        add(from, number, weight, 0, scratch);
        for (int k = from.start(number); k < from.end(number); k++) {
            add(placed.shares(), from.column(k), weight * from.value(k), rows.rows(), scratch);
        }
    }

    private static void add(SparseRows matrix, int row, float weight, int first, Scratch scratch) {
        int[] columns = matrix.columnIndices();
        float[] values = matrix.values();
        int end = matrix.end(row);
        for (int k = matrix.start(row); k < end; k++) {
            scratch.add(first + columns[k], weight * values[k]);
        }
    }

    /** How much an item says for another; not for inner loops. */
    float at(int item, int other) {
        if (isKnown(item)) {
            return isKnown(other) ? rows.at(item, other) : placed.similar().at(item, other - rows.rows());
        }
        int number = item - rows.rows();
        if (isKnown(other)) {
            return placed.from().at(number, other);
        }
        float sum = 0;
        for (int k = placed.from().start(number); k < placed.from().end(number); k++) {
            sum += placed.from().value(k) * placed.shares().at(placed.from().column(k), other - rows.rows());
        }
        return sum;
    }
}
