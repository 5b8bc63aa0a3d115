package io.daogou.learn.evaluation;

import io.daogou.learn.matrix.TopHeap;
import java.util.function.IntPredicate;

/**
 * Ranked lists from scores: highest first, among equal scores the lower index.
 *
 * <p>NaN and {@code -∞} are never chosen, so {@code -∞} marks what must not appear; a list may be shorter than asked for.
 * Cost: one pass over the scores.
 */
public final class TopK {
    private TopK() {}

    /**
     * The indices of the highest scores, best first.
     *
     * @param limit the longest list wanted, at least 0
     */
    public static int[] select(float[] scores, int limit) {
        TopHeap heap = new TopHeap(Math.min(limit, scores.length));
        heap.offerAll(scores);
        return heap.drain();
    }

    /** The indices of the highest scores among those that are allowed, best first. */
    public static int[] select(float[] scores, int limit, IntPredicate allowed) {
        TopHeap heap = new TopHeap(Math.min(limit, scores.length));
        for (int index = 0; index < scores.length; index++) {
            if (heap.accepts(index, scores[index]) && allowed.test(index)) {
                heap.offer(index, scores[index]);
            }
        }
        return heap.drain();
    }
}
