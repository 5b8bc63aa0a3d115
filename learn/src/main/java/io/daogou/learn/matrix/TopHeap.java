package io.daogou.learn.matrix;

import java.util.Arrays;

/**
 * The best of many (index, score) pairs, in a bounded heap of primitive keys; the one order of scores in this library.
 *
 * <p>Higher scores come first; among equal scores the lower index. NaN and negative infinity are never kept, so {@code
 * -∞} marks what must not be chosen. {@code -0} equals {@code 0}. The result does not depend on the order of offering.
 * Cost: O(log limit) for a pair that gets in, one comparison for one that does not. Not safe for use by several threads.
 */
public final class TopHeap {
    /** Score in the high half, bits complemented index in the low half: a greater key is a better pair. */
    private long[] keys;

    private final int limit;
    private int size;

    /**
     * An empty heap.
     *
     * @throws IllegalArgumentException if the limit is negative
     */
    public TopHeap(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("The limit is " + limit + "; it must be at least 0");
        }
        this.limit = limit;
        this.keys = new long[Math.min(limit, 64)];
    }

    /** Whether a pair would be kept if it were offered now. */
    public boolean accepts(int index, float score) {
        return score > Float.NEGATIVE_INFINITY && (size < limit || (limit > 0 && key(index, score) > keys[0]));
    }

    /** A score below this would not be kept now; one equal to it may be. Negative infinity while there is room. */
    public float threshold() {
        if (size < limit) {
            return Float.NEGATIVE_INFINITY;
        }
        return limit == 0 ? Float.POSITIVE_INFINITY : score(keys[0]);
    }

    /** Offers a pair; keeps it if it belongs to the best so far. */
    public void offer(int index, float score) {
        if (!(score > Float.NEGATIVE_INFINITY)) {
            return;
        }
        long key = key(index, score);
        if (size < limit) {
            push(key);
        } else if (limit > 0 && key > keys[0]) {
            sink(key);
        }
    }

    /** Offers every entry of an array with its position as index. */
    public void offerAll(float[] scores) {
        offerAll(scores, 0, scores.length);
    }

    /** Offers {@code scores[base .. base + count - 1]} with indices {@code 0 .. count-1}. */
    public void offerAll(float[] scores, int base, int count) {
        int next = 0;
        for (; next < count && size < limit; next++) {
            offer(next, scores[base + next]);
        }
        float worst = size == 0 ? Float.POSITIVE_INFINITY : score(keys[0]);
        for (; next < count; next++) {
            if (scores[base + next] >= worst && limit > 0) {
                offer(next, scores[base + next]);
                worst = score(keys[0]);
            }
        }
    }

    /** The indices of the kept pairs, best first; the heap is empty afterwards. */
    public int[] drain() {
        Arrays.sort(keys, 0, size);
        int[] indices = new int[size];
        for (int k = 0; k < size; k++) {
            indices[k] = index(keys[size - 1 - k]);
        }
        size = 0;
        return indices;
    }

    private static long key(int index, float score) {
        int bits = Float.floatToIntBits(score + 0f);
        // Negative floats order the other way round as ints: flip all but the sign.
        int ordered = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
        return (long) ordered << 32 | (~index & 0xFFFFFFFFL);
    }

    private static int index(long key) {
        return ~(int) key;
    }

    private static float score(long key) {
        int ordered = (int) (key >> 32);
        return Float.intBitsToFloat(ordered ^ ((ordered >> 31) & Integer.MAX_VALUE));
    }

    private void push(long key) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, (int) Math.min(limit, 2L * size));
        }
        int at = size++;
        while (at > 0 && keys[(at - 1) / 2] > key) {
            keys[at] = keys[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        keys[at] = key;
    }

    private void sink(long key) {
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && keys[child + 1] < keys[child]) {
                child++;
            }
            if (keys[child] >= key) {
                break;
            }
            keys[at] = keys[child];
            at = child;
        }
        keys[at] = key;
    }
}
