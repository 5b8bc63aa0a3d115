package io.daogou.learn.model.content;

import io.daogou.learn.matrix.TopHeap;
import java.util.Arrays;

/**
 * The entries of a row that are furthest from 0.
 *
 * @param items their places, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // Lives within a fit.
record Kept(int[] items, float[] values) {
    static Kept of(float[] row, int limit) {
        TopHeap heap = new TopHeap(Math.min(limit, row.length));
        for (int item = 0; item < row.length; item++) {
            if (row[item] != 0) {
                heap.offer(item, Math.abs(row[item]));
            }
        }
        int[] items = heap.drain();
        Arrays.sort(items);
        float[] values = new float[items.length];
        for (int k = 0; k < items.length; k++) {
            values[k] = row[items[k]];
        }
        return new Kept(items, values);
    }
}
