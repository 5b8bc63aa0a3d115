package io.daogou.guide.catalog;

import java.util.Arrays;

/** Whole numbers in a growing array. Not for use by several threads. */
final class IntList {
    private int[] numbers = new int[4];
    private int size;

    /** Adds a number, unless it is the last one already. */
    void addOnce(int number) {
        if (size > 0 && numbers[size - 1] == number) {
            return;
        }
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = number;
    }

    int size() {
        return size;
    }

    int[] toArray() {
        return Arrays.copyOf(numbers, size);
    }
}
