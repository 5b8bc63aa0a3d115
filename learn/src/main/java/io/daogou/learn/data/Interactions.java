package io.daogou.learn.data;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Who took what, how much, and optionally when: an immutable users × items matrix in compressed rows.
 *
 * <p>Entries of a row are sorted by item and distinct. Entry {@code k} of user {@code u} has {@code start(u) <= k <
 * end(u)}. A user or item without entries is allowed. Weights are finite and not negative.
 */
public final class Interactions {
    private final int items;
    private final int[] starts;
    private final int[] columns;
    private final float[] weights;
    private final long[] times;

    /** Takes the arrays as they are; {@code times} is empty if there are none. */
    Interactions(int items, int[] starts, int[] columns, float[] weights, long[] times) {
        this.items = items;
        this.starts = starts;
        this.columns = columns;
        this.weights = weights;
        this.times = times;
    }

    /** Starts collecting entries, in any order. */
    public static InteractionsBuilder builder() {
        return new InteractionsBuilder();
    }

    /** The number of users (rows), including those without entries. */
    public int users() {
        return starts.length - 1;
    }

    /** The number of items (columns), including those without entries. */
    public int items() {
        return items;
    }

    /** The number of entries. */
    public int size() {
        return columns.length;
    }

    /** Whether every entry has a time. */
    public boolean hasTimes() {
        return times.length == columns.length;
    }

    /** The first entry of a user. */
    public int start(int user) {
        return starts[user];
    }

    /** One past the last entry of a user. */
    public int end(int user) {
        return starts[user + 1];
    }

    /** The number of distinct items of a user. */
    public int count(int user) {
        return starts[user + 1] - starts[user];
    }

    /** The number of users of every item. */
    public int[] itemCounts() {
        int[] counts = new int[items];
        for (int item : columns) {
            counts[item]++;
        }
        return counts;
    }

    /** The item of an entry. */
    public int item(int entry) {
        return columns[entry];
    }

    /** The weight of an entry. */
    public float weight(int entry) {
        return weights[entry];
    }

    /**
     * The time of an entry in seconds since 1970.
     *
     * @throws IllegalStateException if there are no times
     */
    public long epochSeconds(int entry) {
        if (!hasTimes()) {
            throw new IllegalStateException("These interactions have no times; add every entry with its epochSeconds");
        }
        return times[entry];
    }

    /** The row of a user as a history. */
    public History history(int user) {
        return new History(
                Arrays.copyOfRange(columns, starts[user], starts[user + 1]),
                Arrays.copyOfRange(weights, starts[user], starts[user + 1]));
    }

    /** The items of a user, ascending. */
    public int[] itemsOf(int user) {
        return Arrays.copyOfRange(columns, starts[user], starts[user + 1]);
    }

    /** Whether a user has an item. */
    public boolean contains(int user, int item) {
        return Arrays.binarySearch(columns, starts[user], starts[user + 1], item) >= 0;
    }

    /** The same entries with every weight one. */
    public Interactions binary() {
        float[] ones = new float[columns.length];
        Arrays.fill(ones, 1);
        return new Interactions(items, starts, columns, ones, times);
    }

    /**
     * The same entries with other weights.
     *
     * @param changed a weight per entry, finite and not negative; belongs to the result from now on
     * @throws IllegalArgumentException if there are more or fewer, or one is no such number
     */
    public Interactions reweighted(float[] changed) {
        if (changed.length != columns.length) {
            throw new IllegalArgumentException(
                    "There are " + changed.length + " weights for " + columns.length + " entries; give one for each");
        }
        for (int k = 0; k < changed.length; k++) {
            if (!(changed[k] >= 0 && changed[k] < Float.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("The weight of entry " + k + " is " + changed[k]
                        + "; it must be a finite number of at least 0");
            }
        }
        return new Interactions(items, starts, columns, changed, times);
    }

    /** Items × users: here the "users" are the items of this, and the "items" its users. */
    public Interactions transpose() {
        int[] begin = new int[items + 1];
        for (int column : columns) {
            begin[column + 1]++;
        }
        for (int item = 0; item < items; item++) {
            begin[item + 1] += begin[item];
        }
        int[] next = Arrays.copyOf(begin, items);
        int[] rows = new int[columns.length];
        float[] values = new float[columns.length];
        long[] moved = new long[times.length];
        for (int user = 0; user < users(); user++) {
            for (int k = starts[user]; k < starts[user + 1]; k++) {
                int to = next[columns[k]]++;
                rows[to] = user;
                values[to] = weights[k];
                if (moved.length > 0) {
                    moved[to] = times[k];
                }
            }
        }
        return new Interactions(users(), begin, rows, values, moved);
    }

    /** The entries in {@code keep}, in a matrix of the same shape. */
    Interactions only(BitSet keep) {
        int size = keep.cardinality();
        int[] begin = new int[starts.length];
        int[] keptColumns = new int[size];
        float[] keptWeights = new float[size];
        long[] keptTimes = new long[hasTimes() ? size : 0];
        int to = 0;
        for (int user = 0; user < users(); user++) {
            for (int k = keep.nextSetBit(starts[user]); k >= 0 && k < starts[user + 1]; k = keep.nextSetBit(k + 1)) {
                keptColumns[to] = columns[k];
                keptWeights[to] = weights[k];
                if (keptTimes.length > 0) {
                    keptTimes[to] = times[k];
                }
                to++;
            }
            begin[user + 1] = to;
        }
        return new Interactions(items, begin, keptColumns, keptWeights, keptTimes);
    }

    /** Row starts, {@code users + 1} of them; shared with this object, for inner loops only: never write to it. */
    public int[] starts() {
        return starts;
    }

    /** The item of every entry; shared with this object, for inner loops only: never write to it. */
    public int[] columns() {
        return columns;
    }

    /** The weight of every entry; shared with this object, for inner loops only: never write to it. */
    public float[] weights() {
        return weights;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Interactions that
                && items == that.items
                && Arrays.equals(starts, that.starts)
                && Arrays.equals(columns, that.columns)
                && Arrays.equals(weights, that.weights)
                && Arrays.equals(times, that.times);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * items + Arrays.hashCode(starts)) + Arrays.hashCode(columns);
    }

    @Override
    public String toString() {
        return "Interactions of " + users() + " users with " + items + " items, " + size() + " entries";
    }
}
