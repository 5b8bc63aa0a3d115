package io.daogou.engine.rank;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Memory that a request borrows to compute with and gives back clean, so that answering allocates nothing of the
 * catalogue's size. Used by one request at a time.
 */
final class Scratch {
    private float[] scores = new float[0];
    private int[] scored = new int[0];
    private int scoredCount;
    private int[] stamps = new int[0];
    private int stamp;

    /** Makes room for models of this many items and a catalogue of this many slots. */
    private void prepare(int items, int slots) {
        if (scores.length < items) {
            scores = new float[items];
            scored = new int[items];
        }
        if (stamps.length < slots) {
            stamps = Arrays.copyOf(stamps, slots + slots / 8);
        }
        clearMarks();
        scoredCount = 0;
    }

    /** Forgets all marks. */
    void clearMarks() {
        if (++stamp == 0) {
            Arrays.fill(stamps, 0);
            stamp = 1;
        }
    }

    /** Adds to the score of an item of the models. */
    void add(int itemIndex, float amount) {
        if (scores[itemIndex] == 0) {
            scored[scoredCount++] = itemIndex;
        }
        scores[itemIndex] += amount;
        if (scores[itemIndex] == 0) {
            // A sum of exactly nothing would be listed twice when it grows again; MIN_VALUE stands for nothing.
            scores[itemIndex] = Float.MIN_VALUE;
        }
    }

    float score(int itemIndex) {
        return scores[itemIndex];
    }

    /** How many items have a score. */
    int scoredCount() {
        return scoredCount;
    }

    /** The items that have a score, in the order in which they got it. */
    int scored(int place) {
        return scored[place];
    }

    /** Forgets all scores. */
    void clearScores() {
        for (int i = 0; i < scoredCount; i++) {
            scores[scored[i]] = 0;
        }
        scoredCount = 0;
    }

    /** Marks a catalogue slot for the rest of the request. */
    void mark(int slot) {
        if (slot < stamps.length) {
            stamps[slot] = stamp;
        }
    }

    /** Whether a slot is marked; slots younger than the request count as marked, for nothing is known of them. */
    boolean isMarked(int slot) {
        return slot >= stamps.length || stamps[slot] == stamp;
    }

    /** Lends scratches out. Grows to the number of requests that compute at the same moment. */
    static final class Pool {
        private final Queue<Scratch> free = new ConcurrentLinkedQueue<>();

        Scratch borrow(int items, int slots) {
            Scratch lent = free.poll();
            Scratch scratch = lent == null ? new Scratch() : lent;
            scratch.prepare(items, slots);
            return scratch;
        }

        void giveBack(Scratch scratch) {
            scratch.clearScores();
            free.add(scratch);
        }
    }
}
