package io.daogou.engine.train;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;

/**
 * Which rows of a log are learned from, where one owner touched more items than any person: those of the latest. Neighbours cost the
 * square of the items of an owner, and whoever touched everything says nothing of anything.
 *
 * @param mostItems of one owner
 */
record LatestItems(int mostItems) {
    private record Touched(int from, int to, long latest) {}

    /**
     * The rows to keep.
     *
     * @param rows in the order of owner and item
     * @param latest of a row, when it last happened
     */
    BitSet keep(int rows, IntUnaryOperator owner, IntUnaryOperator item, IntToLongFunction latest) {
        BitSet keep = new BitSet(rows);
        keep.set(0, rows);
        for (int from = 0, to; from < rows; from = to) {
            to = from + 1;
            while (to < rows && owner.applyAsInt(to) == owner.applyAsInt(from)) {
                to++;
            }
            if (to - from > mostItems) {
                drop(from, to, item, latest, keep);
            }
        }
        return keep;
    }

    private void drop(int begin, int end, IntUnaryOperator item, IntToLongFunction latest, BitSet keep) {
        Touched[] touched = new Touched[end - begin];
        int size = 0;
        for (int from = begin, to; from < end; from = to) {
            long last = latest.applyAsLong(from);
            to = from + 1;
            while (to < end && item.applyAsInt(to) == item.applyAsInt(from)) {
                last = Math.max(last, latest.applyAsLong(to++));
            }
            touched[size++] = new Touched(from, to, last);
        }
        Touched[] items = Arrays.copyOf(touched, size);
        // Of the same moment the first ones: sorting is stable.
        Arrays.sort(items, (a, b) -> Long.compare(b.latest, a.latest));
        for (int i = mostItems; i < items.length; i++) {
            keep.clear(items[i].from, items[i].to);
        }
    }
}
