package io.daogou.learn.data;

import java.util.Arrays;

/**
 * What one person did: items and how much each weighs, oldest first where the order is known.
 *
 * <p>Models of sequences read the order; the others do not.
 *
 * <p>Items that a model does not know (negative or too large indices) are allowed and ignored by it. Weights must be finite
 * numbers; a negative one says "less of this". An item that occurs twice counts with the sum of its weights.
 *
 * <p>Of every entry it may be known what kind of event it was and when it happened; of what it does not know a model thinks
 * nothing.
 *
 * @param items item indices, the latest last
 * @param weights one weight per item
 * @param kinds one kind per item, an index into {@link Sequences#kinds}, -1 if unknown; empty if all are
 * @param times seconds since 1970, one per item; empty if unknown
 */
// The arrays are copied on the way in; the accessors share them because scoring reads them in its inner loop.
@SuppressWarnings("ArrayRecordComponent")
public record History(int[] items, float[] weights, int[] kinds, long[] times) {
    private static final int[] NO_KINDS = {};
    private static final long[] NO_TIMES = {};
    private static final History EMPTY = new History(new int[0], new float[0]);

    public History {
        if (items.length != weights.length) {
            throw new IllegalArgumentException("A history needs one weight per item, but has " + items.length
                    + " items and " + weights.length + " weights");
        }
        for (int k = 0; k < weights.length; k++) {
            if (!Float.isFinite(weights[k])) {
                throw new IllegalArgumentException("The weight of item " + items[k] + " in a history is " + weights[k]
                        + "; it must be a finite number");
            }
        }
        checkOneEach("kinds", kinds.length, items.length);
        checkOneEach("times", times.length, items.length);
        items = items.clone();
        weights = weights.clone();
        kinds = kinds.length == 0 ? NO_KINDS : kinds.clone();
        times = times.length == 0 ? NO_TIMES : times.clone();
    }

    /** A history of which neither kinds nor times are known. */
    public History(int[] items, float[] weights) {
        this(items, weights, NO_KINDS, NO_TIMES);
    }

    private static void checkOneEach(String what, int count, int items) {
        if (count != 0 && count != items) {
            throw new IllegalArgumentException("A history has " + items + " items and " + count + " " + what
                    + "; give one for each item, or none at all");
        }
    }

    /** The history of someone who did nothing yet. */
    public static History empty() {
        return EMPTY;
    }

    /** A history in which every item weighs one. */
    public static History of(int... items) {
        return new History(items, ones(items.length));
    }

    private static float[] ones(int size) {
        float[] ones = new float[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** The same entries, of which every one weighs one. */
    public History unweighted() {
        return new History(items, ones(items.length), kinds, times);
    }

    /**
     * The same entries with other numbers for their items.
     *
     * @param numbers one for each entry
     */
    public History renumbered(int[] numbers) {
        return new History(numbers, weights, kinds, times);
    }

    /** The entries before the last one. */
    public History withoutLast() {
        int size = Math.max(0, size() - 1);
        return new History(
                Arrays.copyOf(items, size),
                Arrays.copyOf(weights, size),
                Arrays.copyOf(kinds, Math.min(size, kinds.length)),
                Arrays.copyOf(times, Math.min(size, times.length)));
    }

    /** Whether it is known what kind of event each entry was. */
    public boolean hasKinds() {
        return kinds.length > 0;
    }

    /** Whether it is known when each entry happened. */
    public boolean hasTimes() {
        return times.length > 0;
    }

    /** The number of entries. */
    public int size() {
        return items.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof History that
                && Arrays.equals(items, that.items)
                && Arrays.equals(weights, that.weights)
                && Arrays.equals(kinds, that.kinds)
                && Arrays.equals(times, that.times);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(items) + Arrays.hashCode(weights);
    }

    @Override
    public String toString() {
        return "History of items " + Arrays.toString(items) + " with weights " + Arrays.toString(weights);
    }
}
