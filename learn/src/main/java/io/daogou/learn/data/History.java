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
 * @param items item indices, the latest last
 * @param weights one weight per item
 */
// The arrays are copied on the way in; the accessors share them because scoring reads them in its inner loop.
@SuppressWarnings("ArrayRecordComponent")
public record History(int[] items, float[] weights) {
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
        items = items.clone();
        weights = weights.clone();
    }

    /** The history of someone who did nothing yet. */
    public static History empty() {
        return EMPTY;
    }

    /** A history in which every item weighs one. */
    public static History of(int... items) {
        float[] weights = new float[items.length];
        Arrays.fill(weights, 1);
        return new History(items, weights);
    }

    /** The number of entries. */
    public int size() {
        return items.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof History that
                && Arrays.equals(items, that.items)
                && Arrays.equals(weights, that.weights);
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
