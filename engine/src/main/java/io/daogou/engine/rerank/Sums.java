package io.daogou.engine.rerank;

/** Sums by number: a hash table with open addressing, for one request. */
final class Sums {
    private int[] keys;
    private double[] values;
    private boolean[] used;
    private int size;

    Sums(int expected) {
        int capacity = Integer.highestOneBit(Math.max(8, 2 * expected)) * 2;
        keys = new int[capacity];
        values = new double[capacity];
        used = new boolean[capacity];
    }

    void add(int key, double amount) {
        if (2 * size >= keys.length) {
            grow();
        }
        int at = place(key);
        if (!used[at]) {
            used[at] = true;
            keys[at] = key;
            size++;
        }
        values[at] += amount;
    }

    /** 0 for a number that nothing was added to. */
    double of(int key) {
        return values[place(key)];
    }

    private int place(int key) {
        int mask = keys.length - 1;
        int hash = key * 0x9E3779B1;
        int at = (hash ^ hash >>> 16) & mask;
        while (used[at] && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        int[] oldKeys = keys;
        double[] oldValues = values;
        boolean[] oldUsed = used;
        keys = new int[2 * oldKeys.length];
        values = new double[keys.length];
        used = new boolean[keys.length];
        size = 0;
        for (int k = 0; k < oldKeys.length; k++) {
            if (oldUsed[k]) {
                add(oldKeys[k], oldValues[k]);
            }
        }
    }
}
