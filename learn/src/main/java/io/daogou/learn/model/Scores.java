package io.daogou.learn.model;

import io.daogou.learn.matrix.DenseMatrix;

/** Checks of the arrays for scores that {@link Model#score} and {@link Model#scoreAll} are given. */
public final class Scores {
    private Scores() {}

    /**
     * Refuses an array of another length.
     *
     * @throws IllegalArgumentException if it has not one place for each item
     */
    public static void check(float[] scores, int items) {
        if (scores.length != items) {
            throw new IllegalArgumentException(
                    "The array for scores has " + scores.length + " places; this model scores " + items + " items");
        }
    }

    /**
     * Refuses a matrix of another shape.
     *
     * @throws IllegalArgumentException if it has not one column for each item, or fewer rows than histories
     */
    public static void check(DenseMatrix scores, int histories, int items) {
        if (scores.rows() < histories || scores.columns() != items) {
            throw new IllegalArgumentException("The matrix for scores is " + scores.rows() + " × " + scores.columns()
                    + "; " + histories + " histories and " + items + " items need as many rows and columns");
        }
    }
}
