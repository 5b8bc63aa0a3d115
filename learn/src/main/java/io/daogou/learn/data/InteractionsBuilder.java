package io.daogou.learn.data;

import java.util.Arrays;

/**
 * Collects {@link Interactions} in any order, in primitive arrays.
 *
 * <p>An entry that occurs again is merged: weights are summed in the order of adding, the latest time is kept. Either all
 * entries have a time or none has. Two stable counting sorts put the entries in order, so the cost is linear. Not safe for
 * use by several threads.
 */
public final class InteractionsBuilder {
    private int[] users = new int[64];
    private int[] items = new int[64];
    private float[] weights = new float[64];
    private long[] times = new long[0];
    private int size;

    InteractionsBuilder() {}

    /**
     * Adds an entry without a time.
     *
     * @throws IllegalArgumentException if an index is negative, the weight is not a finite number of at least zero, or
     *     earlier entries had a time
     */
    public InteractionsBuilder add(int user, int item, float weight) {
        if (times.length > 0) {
            throw new IllegalArgumentException("Entry (" + user + ", " + item
                    + ") has no time but earlier ones have; give all of them one or none");
        }
        append(user, item, weight);
        return this;
    }

    /**
     * Adds an entry that happened at a time.
     *
     * @throws IllegalArgumentException if an index is negative, the weight is not a finite number of at least zero, or
     *     earlier entries had no time
     */
    public InteractionsBuilder add(int user, int item, float weight, long epochSeconds) {
        if (times.length == 0 && size > 0) {
            throw new IllegalArgumentException("Entry (" + user + ", " + item
                    + ") has a time but earlier ones have none; give all of them one or none");
        }
        append(user, item, weight);
        if (times.length < size) {
            times = Arrays.copyOf(times, users.length);
        }
        times[size - 1] = epochSeconds;
        return this;
    }

    /** The number of entries so far, repeated ones included. */
    public int size() {
        return size;
    }

    private void append(int user, int item, float weight) {
        if (user < 0 || item < 0) {
            throw new IllegalArgumentException("Entry (" + user + ", " + item + ") has a negative index");
        }
        if (!Float.isFinite(weight) || weight < 0) {
            throw new IllegalArgumentException("The weight of entry (" + user + ", " + item + ") is " + weight
                    + "; it must be a finite number of at least zero");
        }
        if (size == users.length) {
            int capacity = size + (size >> 1);
            users = Arrays.copyOf(users, capacity);
            items = Arrays.copyOf(items, capacity);
            weights = Arrays.copyOf(weights, capacity);
        }
        users[size] = user;
        items[size] = item;
        weights[size++] = weight;
    }

    /**
     * The interactions so far, as a matrix of the given shape; the builder may be used on.
     *
     * @throws IllegalArgumentException if an entry lies outside, or the weights of a repeated one are too large to add up
     */
    public Interactions build(int userCount, int itemCount) {
        check(userCount, itemCount);
        int[] order = new int[size];
        for (int k = 0; k < size; k++) {
            order[k] = k;
        }
        order = sorted(order, users, userCount, sorted(order, items, itemCount, order));
        return merge(order, userCount, itemCount);
    }

    private void check(int userCount, int itemCount) {
        if (userCount < 0 || itemCount < 0) {
            throw new IllegalArgumentException("A shape of " + userCount + " × " + itemCount + " is impossible");
        }
        for (int k = 0; k < size; k++) {
            if (users[k] >= userCount || items[k] >= itemCount) {
                throw new IllegalArgumentException("Entry (" + users[k] + ", " + items[k] + ") lies outside the "
                        + userCount + " users × " + itemCount + " items asked for");
            }
        }
    }

    private int[] sorted(int[] order, int[] keys, int keyCount, int[] previous) {
        int[] next = new int[keyCount + 1];
        for (int k = 0; k < order.length; k++) {
            next[keys[k] + 1]++;
        }
        for (int key = 0; key < keyCount; key++) {
            next[key + 1] += next[key];
        }
        int[] result = new int[order.length];
        for (int entry : previous) {
            result[next[keys[entry]]++] = entry;
        }
        return result;
    }

    private Interactions merge(int[] order, int userCount, int itemCount) {
        int[] starts = new int[userCount + 1];
        int[] columns = new int[order.length];
        float[] values = new float[order.length];
        long[] latest = new long[times.length > 0 ? order.length : 0];
        int last = -1;
        for (int k = 0; k < order.length; k++) {
            int entry = order[k];
            boolean repeated = k > 0 && users[order[k - 1]] == users[entry] && items[order[k - 1]] == items[entry];
            if (!repeated) {
                last++;
                columns[last] = items[entry];
                starts[users[entry] + 1]++;
            }
            values[last] += weights[entry];
            if (values[last] == Float.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("The weights of entry (" + users[entry] + ", " + items[entry]
                        + "), which occurs more than once, add up to more than " + Float.MAX_VALUE
                        + "; use smaller weights");
            }
            if (latest.length > 0) {
                latest[last] = repeated ? Math.max(latest[last], times[entry]) : times[entry];
            }
        }
        for (int user = 0; user < userCount; user++) {
            starts[user + 1] += starts[user];
        }
        int count = last + 1;
        return new Interactions(
                itemCount,
                starts,
                Arrays.copyOf(columns, count),
                Arrays.copyOf(values, count),
                Arrays.copyOf(latest, Math.min(latest.length, count)));
    }
}
