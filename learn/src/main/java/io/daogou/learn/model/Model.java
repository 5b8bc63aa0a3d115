package io.daogou.learn.model;

import io.daogou.learn.data.History;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.TopHeap;
import java.util.List;

/**
 * Scores every item for any history, including histories it was not fitted on.
 *
 * <p>Scores are unbounded numbers whose order matters: higher is better. Items that the model knows nothing about, and
 * items of the history that it does not know, add nothing. Models may be used by many threads at once. They are
 * immutable but for {@link io.daogou.learn.model.sequence.SessionKnn}, to which sessions can be appended while it answers.
 */
public interface Model {
    /** The number of items that are scored: indices {@code 0 .. items-1}. */
    int items();

    /**
     * Overwrites {@code scores} with a finite score for every item.
     *
     * @param history what the person did so far; may be empty
     * @param scores {@link #items} floats
     * @throws IllegalArgumentException if {@code scores} has another length
     */
    void score(History history, float[] scores);

    /**
     * The items with the highest scores, best first, without those of the history: an answer for one person, in the calling
     * thread. Among equal scores the lower index comes first.
     *
     * <p>Models that need not look at every item override it; the list is the same.
     *
     * @param limit the longest list wanted, at least 0
     * @throws IllegalArgumentException if the limit is negative
     */
    default int[] best(History history, int limit) {
        TopHeap list = new TopHeap(Math.min(limit, items()));
        float[] scores = new float[items()];
        score(history, scores);
        for (int item : history.items()) {
            if (item >= 0 && item < scores.length) {
                scores[item] = Float.NEGATIVE_INFINITY;
            }
        }
        list.offerAll(scores);
        return list.drain();
    }

    /**
     * Scores many histories at once: row {@code h} is what {@link #score} gives for history {@code h}, up to rounding.
     *
     * <p>It runs in the calling thread, so that callers may work through many batches in parallel. Models whose answer is a
     * matrix product override it.
     *
     * @param scores at least as many rows as histories, {@link #items} columns; rows beyond the histories stay as they are
     * @throws IllegalArgumentException if {@code scores} has another shape
     */
    default void scoreAll(List<History> histories, DenseMatrix scores) {
        Scores.check(scores, histories.size(), items());
        float[] row = new float[items()];
        for (int h = 0; h < histories.size(); h++) {
            score(histories.get(h), row);
            System.arraycopy(row, 0, scores.values(), h * row.length, row.length);
        }
    }
}
