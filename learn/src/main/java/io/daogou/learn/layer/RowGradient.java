package io.daogou.learn.layer;

import io.daogou.learn.kernel.Kernels;
import java.util.Arrays;

/**
 * The gradient of a large table, of which only the rows that a batch touched are there, each in a slot: the first of them
 * touched in slot 0.
 */
public final class RowGradient {
    private final int columns;
    private final int[] slotOf;
    private int[] rows = new int[64];
    private float[] values = new float[0];
    private int slots;

    /** Nothing touched of a table of rows × columns. */
    public RowGradient(int rows, int columns) {
        this.columns = columns;
        slotOf = new int[rows];
        Arrays.fill(slotOf, -1);
    }

    /** The number of rows touched. */
    public int slots() {
        return slots;
    }

    /** The row in a slot. */
    public int row(int slot) {
        return rows[slot];
    }

    /** The slot of a row, or -1 if it was not touched. */
    public int find(int row) {
        return slotOf[row];
    }

    /** The slot of a row, which is touched by this and 0 at first. */
    public int slot(int row) {
        int slot = slotOf[row];
        return slot >= 0 ? slot : touch(row);
    }

    private int touch(int row) {
        if (slots == rows.length) {
            rows = Arrays.copyOf(rows, 2 * slots);
        }
        rows[slots] = row;
        slotOf[row] = slots;
        makeRoom(slots + 1);
        return slots++;
    }

    private void makeRoom(int wanted) {
        if (values.length < wanted * columns) {
            values = Arrays.copyOf(values, Math.max(wanted, 2 * slots) * columns);
        }
    }

    /** Touches rows that differ, so that they are in slots 0, 1, 2 and so on. To be called when nothing is touched yet. */
    public void touchFirst(int[] first) {
        makeRoom(first.length);
        for (int row : first) {
            touch(row);
        }
    }

    /** Whether these rows are in slots 0, 1, 2 and so on. */
    boolean beginsWith(int[] first) {
        return slots >= first.length && Arrays.equals(rows, 0, first.length, first, 0, first.length);
    }

    /** Adds a multiple of {@code columns} numbers to the gradient of a row. */
    public void add(int row, float factor, float[] source, int from) {
        int slot = slot(row);
        Kernels.addScaled(factor, source, from, values, slot * columns, columns);
    }

    /** The gradients, slot after slot; shared, and another array after new rows are touched. */
    public float[] values() {
        return values;
    }

    /** Forgets everything. */
    public void clear() {
        for (int slot = 0; slot < slots; slot++) {
            slotOf[rows[slot]] = -1;
        }
        Arrays.fill(values, 0, slots * columns, 0);
        slots = 0;
    }
}
