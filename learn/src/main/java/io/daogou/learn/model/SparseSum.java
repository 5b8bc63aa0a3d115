package io.daogou.learn.model;

/** A sum of few entries in a long vector: dense values and the list of places touched, emptied in as many steps. */
final class SparseSum {
    final float[] values;
    final int[] touched;
    private final boolean[] seen;
    int size;

    SparseSum(int length) {
        values = new float[length];
        touched = new int[length];
        seen = new boolean[length];
    }

    void add(int place, double value) {
        if (!seen[place]) {
            seen[place] = true;
            touched[size++] = place;
        }
        values[place] += (float) value;
    }

    void clear() {
        for (int k = 0; k < size; k++) {
            values[touched[k]] = 0;
            seen[touched[k]] = false;
        }
        size = 0;
    }
}
