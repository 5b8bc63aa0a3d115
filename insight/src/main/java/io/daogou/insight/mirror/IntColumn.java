package io.daogou.insight.mirror;

import java.util.Arrays;

/** Whole numbers one after the other; grows. Not for several threads. */
final class IntColumn {
    private int[] values = new int[1_024];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
