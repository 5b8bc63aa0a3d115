package io.daogou.learn.matrix;

/**
 * A sum of few entries in a long vector: dense values and the list of places touched, emptied in as many steps. For one
 * thread at a time.
 */
public final class SparseSum {
    private final float[] values;
    private final int[] touched;
    private final boolean[] seen;
    private int size;

    /** The empty sum of vectors of a length. */
    public SparseSum(int length) {
        values = new float[length];
        touched = new int[length];
        seen = new boolean[length];
    }

    /** Adds to one place. */
    public void add(int place, double value) {
        if (!seen[place]) {
            seen[place] = true;
            touched[size++] = place;
        }
        values[place] += (float) value;
    }

    /** The sum, dense, which may be written to at the places touched; not a copy. */
    public float[] values() {
        return values;
    }

    /** The places added to since it was empty, in the order of the first addition; the first {@link #size} count. */
    public int[] touched() {
        return touched;
    }

    /** How many places were added to. */
    public int size() {
        return size;
    }

    /** Makes it empty. */
    public void clear() {
        for (int k = 0; k < size; k++) {
            values[touched[k]] = 0;
            seen[touched[k]] = false;
        }
        size = 0;
    }
}
