package io.daogou.learn.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Collects entries of {@link Sequences} in any order of users.
 *
 * <p>With times, each user's entries are sorted by time, those of one second in the order of adding; without, they stay in
 * the order of adding.
 */
public final class SequencesBuilder {
    private int size;
    private int[] users = new int[64];
    private int[] items = new int[64];
    private byte[] kinds = new byte[64];
    private float[] weights = new float[64];
    private long[] times = new long[64];
    private int timed;

    SequencesBuilder() {}

    /** Adds an entry of the first kind, without a time, that weighs one. */
    public SequencesBuilder add(int user, int item) {
        return add(user, item, 0, 1);
    }

    /**
     * Adds an entry without a time.
     *
     * @throws IllegalArgumentException if an index is negative, the kind is not in 0..127, or the weight is negative or
     *     not finite
     */
    public SequencesBuilder add(int user, int item, int kind, float weight) {
        if (user < 0 || item < 0) {
            throw new IllegalArgumentException(
                    "User " + user + " and item " + item + " must be indices of at least 0; get them of a Vocabulary");
        }
        if (kind < 0 || kind > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("The kind is " + kind + "; it must lie in 0.." + Byte.MAX_VALUE);
        }
        if (!(weight >= 0 && weight < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The weight of item " + item + " for user " + user + " is " + weight
                    + "; it must be a finite number of at least 0");
        }
        grow();
        users[size] = user;
        items[size] = item;
        kinds[size] = (byte) kind;
        weights[size] = weight;
        size++;
        return this;
    }

    /** As {@link #add(int, int, int, float)}, at a time in seconds since 1970. */
    public SequencesBuilder add(int user, int item, int kind, float weight, long epochSeconds) {
        add(user, item, kind, weight);
        times[size - 1] = epochSeconds;
        timed++;
        return this;
    }

    /** Adds an entry of other sequences for a user, with all that it has. */
    public SequencesBuilder addLike(Sequences others, int entry, int user) {
        return others.hasTimes()
                ? add(user, others.item(entry), others.kind(entry), others.weight(entry), others.epochSeconds(entry))
                : add(user, others.item(entry), others.kind(entry), others.weight(entry));
    }

    private void grow() {
        if (size == users.length) {
            int longer = size + (size >> 1);
            users = Arrays.copyOf(users, longer);
            items = Arrays.copyOf(items, longer);
            kinds = Arrays.copyOf(kinds, longer);
            weights = Arrays.copyOf(weights, longer);
            times = Arrays.copyOf(times, longer);
        }
    }

    /** The number of entries so far. */
    public int size() {
        return size;
    }

    /**
     * The sequences of what was added.
     *
     * @param userCount rows, more than every user's index
     * @param itemCount columns, more than every item's index
     * @param kindNames one name per kind used; an empty list stands for one unnamed kind
     * @param ordered whether the order of a user's entries means anything
     * @throws IllegalArgumentException if an index is too large, or only some entries have times
     */
    public Sequences build(int userCount, int itemCount, List<String> kindNames, boolean ordered) {
        List<String> names = kindNames.isEmpty() ? List.of("") : kindNames;
        check(userCount, itemCount, names.size());
        int[] starts = new int[userCount + 1];
        for (int e = 0; e < size; e++) {
            starts[users[e] + 1]++;
        }
        for (int user = 0; user < userCount; user++) {
            starts[user + 1] += starts[user];
        }
        int[] order = order(starts);
        int[] sortedItems = new int[size];
        byte[] sortedKinds = new byte[names.size() > 1 ? size : 0];
        float[] sortedWeights = new float[size];
        long[] sortedTimes = new long[timed];
        for (int to = 0; to < size; to++) {
            int from = order[to];
            sortedItems[to] = items[from];
            sortedWeights[to] = weights[from];
            if (sortedKinds.length > 0) {
                sortedKinds[to] = kinds[from];
            }
            if (timed > 0) {
                sortedTimes[to] = times[from];
            }
        }
        return new Sequences(itemCount, names, ordered, starts, sortedItems, sortedKinds, sortedWeights, sortedTimes);
    }

    /** The entries grouped by user, each user's by time. */
    private int[] order(int[] starts) {
        int[] next = starts.clone();
        int[] order = new int[size];
        for (int e = 0; e < size; e++) {
            order[next[users[e]]++] = e;
        }
        if (timed > 0) {
            for (int user = 0; user + 1 < starts.length; user++) {
                sortByTime(order, starts[user], starts[user + 1]);
            }
        }
        return order;
    }

    private void sortByTime(int[] order, int from, int to) {
        boolean sorted = true;
        for (int k = from + 1; k < to; k++) {
            sorted &= times[order[k - 1]] <= times[order[k]];
        }
        if (!sorted) {
            int[] byTime = IntStream.range(from, to)
                    .mapToObj(k -> order[k])
                    .sorted((a, b) -> Long.compare(times[a], times[b]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            System.arraycopy(byTime, 0, order, from, byTime.length);
        }
    }

    private void check(int userCount, int itemCount, int kindCount) {
        if (timed != 0 && timed != size) {
            throw new IllegalArgumentException(
                    timed + " of " + size + " entries have a time; give one to all of them or to none");
        }
        for (int e = 0; e < size; e++) {
            if (users[e] >= userCount || items[e] >= itemCount || kinds[e] >= kindCount) {
                throw new IllegalArgumentException("Entry " + e + " is user " + users[e] + ", item " + items[e]
                        + ", kind " + kinds[e] + ", but there are " + userCount + " users, " + itemCount + " items and "
                        + kindCount + " kinds");
            }
        }
    }
}
