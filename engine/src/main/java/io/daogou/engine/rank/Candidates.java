package io.daogou.engine.rank;

import java.util.Arrays;

/**
 * The best so many of a stream of scored items: a binary heap with the worst on top until {@link #sort()}, then best first.
 * Equal scores: the lower index is better, so that an answer does not depend on the order of the stream.
 */
final class Candidates {
    private final int[] items;
    private final float[] scores;
    private int size;

    Candidates(int most) {
        items = new int[most];
        scores = new float[most];
    }

    int size() {
        return size;
    }

    int item(int place) {
        return items[place];
    }

    /** All scores, in order. */
    float[] scores() {
        return Arrays.copyOf(scores, size);
    }

    /** Whether the item would be among the best so far. */
    boolean wouldTake(int item, float score) {
        return size < items.length || isWorse(scores[0], items[0], score, item);
    }

    /** Takes an item that {@link #wouldTake} lets through; drops the worst if there is no room. */
    void add(int item, float score) {
        if (size < items.length) {
            rise(size++, item, score);
        } else {
            sink(0, size, item, score);
        }
    }

    /** Best first from now on. Takes no more. */
    void sort() {
        for (int end = size - 1; end > 0; end--) {
            int item = items[end];
            float score = scores[end];
            items[end] = items[0];
            scores[end] = scores[0];
            sink(0, end, item, score);
        }
    }

    private void rise(int place, int item, float score) {
        int at = place;
        while (at > 0) {
            int parent = (at - 1) / 2;
            if (!isWorse(score, item, scores[parent], items[parent])) {
                break;
            }
            items[at] = items[parent];
            scores[at] = scores[parent];
            at = parent;
        }
        items[at] = item;
        scores[at] = score;
    }

    private void sink(int place, int end, int item, float score) {
        int at = place;
        for (int child = 2 * at + 1; child < end; child = 2 * at + 1) {
            if (child + 1 < end && isWorse(scores[child + 1], items[child + 1], scores[child], items[child])) {
                child++;
            }
            if (!isWorse(scores[child], items[child], score, item)) {
                break;
            }
            items[at] = items[child];
            scores[at] = scores[child];
            at = child;
        }
        items[at] = item;
        scores[at] = score;
    }

    private static boolean isWorse(float score, int item, float otherScore, int otherItem) {
        return score < otherScore || (score == otherScore && item > otherItem);
    }
}
