package io.daogou.insight.mirror;

import java.util.Arrays;

/** Long whole numbers one after the other; grows. Not for several threads. */
final class LongColumn {
    private long[] values = new long[1_024];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    long[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
