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

    /** Each value replaced by what stands in its place; what is no place stays. */
    int[] mapped(int[] others) {
        int[] mapped = toArray();
        for (int i = 0; i < size; i++) {
            mapped[i] = mapped[i] < 0 ? mapped[i] : others[mapped[i]];
        }
        return mapped;
    }

    int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
