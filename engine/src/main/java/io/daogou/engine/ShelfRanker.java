package io.daogou.engine;

import java.util.List;

/**
 * Sorts the candidates of the home shelf, in place of a release's own ranker: a model from elsewhere. <b>Threads:</b> any number.
 * <b>Failure:</b> whatever it throws, the shelf keeps the order of the blend, and the answer says so.
 */
public interface ShelfRanker {
    /** What it is, for people: the name of its file. */
    String name();

    /** The features it wants of each candidate, in the order of a row; {@code docs/other-tools.md} lists those there are. */
    List<String> features();

    /**
     * A score for each candidate, in their order; higher is better.
     *
     * @param rows candidates × features, row-major; NaN for what is not known
     */
    float[] score(float[] rows, int candidates);
}
