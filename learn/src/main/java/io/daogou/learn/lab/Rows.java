package io.daogou.learn.lab;

import java.util.Arrays;

/** Entries as they are read, in primitive arrays that grow. */
final class Rows {
    int[] users = new int[1024];
    int[] items = new int[1024];
    /** The first number of a line, and the second; empty where lines have none. */
    double[] firsts = new double[0];

    double[] seconds = new double[0];
    byte[] kinds = new byte[0];
    int size;

    void add(int user, int item) {
        if (size == users.length) {
            int longer = size + (size >> 1);
            users = Arrays.copyOf(users, longer);
            items = Arrays.copyOf(items, longer);
        }
        users[size] = user;
        items[size++] = item;
    }

    /** Sets a number of the entry that was added last. */
    void first(double value) {
        if (firsts.length < size) {
            firsts = Arrays.copyOf(firsts, users.length);
        }
        firsts[size - 1] = value;
    }

    void second(double value) {
        if (seconds.length < size) {
            seconds = Arrays.copyOf(seconds, users.length);
        }
        seconds[size - 1] = value;
    }

    void kind(int value) {
        if (kinds.length < size) {
            kinds = Arrays.copyOf(kinds, users.length);
        }
        kinds[size - 1] = (byte) value;
    }
}
