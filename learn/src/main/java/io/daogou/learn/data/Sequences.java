package io.daogou.learn.data;

import java.util.Arrays;
import java.util.List;

/**
 * What every user did, event by event, oldest first: the raw material of models that look at order, repeats, kinds of events
 * or time.
 *
 * <p>Entry {@code e} of user {@code u} has {@code start(u) <= e < end(u)}. An item may occur many times. Users and items
 * without entries are allowed. Models of sets take {@link Interactions} instead, which {@link Behaviours} makes of these.
 */
public final class Sequences {
    private final int items;
    private final List<String> kinds;
    private final boolean ordered;
    private final int[] starts;
    private final int[] itemOf;
    private final byte[] kindOf;
    private final float[] weights;
    private final long[] times;

    /** Takes the arrays as they are; {@code kindOf}, {@code weights} and {@code times} are empty if there are none. */
    Sequences(
            int items,
            List<String> kinds,
            boolean ordered,
            int[] starts,
            int[] itemOf,
            byte[] kindOf,
            float[] weights,
            long[] times) {
        this.items = items;
        this.kinds = List.copyOf(kinds);
        this.ordered = ordered;
        this.starts = starts;
        this.itemOf = itemOf;
        this.kindOf = kindOf;
        this.weights = weights;
        this.times = times;
    }

    /** Starts collecting entries. */
    public static SequencesBuilder builder() {
        return new SequencesBuilder();
    }

    /** The number of users, including those without entries. */
    public int users() {
        return starts.length - 1;
    }

    /** The number of items, including those without entries. */
    public int items() {
        return items;
    }

    /** The number of entries. */
    public int size() {
        return itemOf.length;
    }

    /** The names of the kinds of events, such as {@code view}; one unnamed kind if there are no kinds. */
    public List<String> kinds() {
        return kinds;
    }

    /** Whether the order of entries means anything: false for mere lists. */
    public boolean isOrdered() {
        return ordered;
    }

    /** Whether every entry has a time. */
    public boolean hasTimes() {
        return times.length == itemOf.length;
    }

    /** The first entry of a user. */
    public int start(int user) {
        return starts[user];
    }

    /** One past the last entry of a user. */
    public int end(int user) {
        return starts[user + 1];
    }

    /** The number of entries of a user. */
    public int count(int user) {
        return starts[user + 1] - starts[user];
    }

    /** The item of an entry. */
    public int item(int entry) {
        return itemOf[entry];
    }

    /** The kind of an entry, an index into {@link #kinds}. */
    public int kind(int entry) {
        return kindOf.length == 0 ? 0 : kindOf[entry];
    }

    /** The weight of an entry, 1 if none was given. */
    public float weight(int entry) {
        return weights.length == 0 ? 1 : weights[entry];
    }

    /**
     * The time of an entry in seconds since 1970.
     *
     * @throws IllegalStateException if there are no times
     */
    public long epochSeconds(int entry) {
        if (!hasTimes()) {
            throw new IllegalStateException("These sequences have no times; add every entry with its epochSeconds");
        }
        return times[entry];
    }

    /** Everything but the last {@code left} entries of every user; who has no more than that has none. */
    public Sequences withoutLast(int left) {
        SequencesBuilder builder = builder();
        for (int user = 0; user < users(); user++) {
            for (int e = start(user); e < end(user) - left; e++) {
                builder.addLike(this, e, user);
            }
        }
        return builder.build(users(), items(), kinds(), isOrdered());
    }

    /** What a user did, with all that is known of it. */
    public History history(int user) {
        return history(starts[user], starts[user + 1]);
    }

    /** The entries {@code from .. to-1}, which are of one user, with all that is known of them. */
    public History history(int from, int to) {
        float[] weighs = new float[to - from];
        int[] kindsOf = new int[kindOf.length == 0 ? 0 : to - from];
        for (int k = 0; k < weighs.length; k++) {
            weighs[k] = weight(from + k);
        }
        for (int k = 0; k < kindsOf.length; k++) {
            kindsOf[k] = kindOf[from + k];
        }
        return new History(
                Arrays.copyOfRange(itemOf, from, to),
                weighs,
                kindsOf,
                times.length == 0 ? times : Arrays.copyOfRange(times, from, to));
    }

    /** The items of a user, oldest first, with repeats. */
    public int[] itemsOf(int user) {
        return Arrays.copyOfRange(itemOf, starts[user], starts[user + 1]);
    }

    @Override
    public String toString() {
        return "Sequences of " + users() + " users with " + items + " items, " + size() + " entries";
    }
}
