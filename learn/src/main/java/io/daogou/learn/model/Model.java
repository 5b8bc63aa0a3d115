package io.daogou.learn.model;

import io.daogou.learn.data.History;

/**
 * Scores every item for any history, including histories it was not fitted on.
 *
 * <p>Scores are unbounded numbers whose order matters: higher is better. Items that the model knows nothing about, and
 * items of the history that it does not know, add nothing. Models are immutable and may be used by many threads at once.
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
}
