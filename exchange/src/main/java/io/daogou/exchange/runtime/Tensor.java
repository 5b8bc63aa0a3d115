package io.daogou.exchange.runtime;

import java.util.Arrays;

/** Numbers in a shape, row after row. */
public sealed interface Tensor {
    /** How large each dimension is. */
    long[] shape();

    /** How many numbers there are. */
    int size();

    /** Numbers for inputs of type {@code float32} or {@code float64}. */
    // The arrays are shared: they were made for one call.
    @SuppressWarnings("ArrayRecordComponent")
    record Floats(float[] values, long... shape) implements Tensor {
        public Floats {
            checkSize(values.length, shape);
        }

        @Override
        public int size() {
            return values.length;
        }
    }

    /** Whole numbers, for inputs of type {@code int32} or {@code int64}. */
    @SuppressWarnings("ArrayRecordComponent")
    record Longs(long[] values, long... shape) implements Tensor {
        public Longs {
            checkSize(values.length, shape);
        }

        @Override
        public int size() {
            return values.length;
        }
    }

    private static void checkSize(int values, long[] shape) {
        long size = 1;
        for (long dimension : shape) {
            size *= dimension;
        }
        if (size != values) {
            throw new IllegalArgumentException(
                    "A tensor of shape " + Arrays.toString(shape) + " needs " + size + " values, but has " + values);
        }
    }
}
