package io.daogou.learn.model;

import io.daogou.learn.matrix.DenseMatrix;

/** Checks of score arrays. */
final class Scores {
    private Scores() {}

    static void check(float[] scores, int items) {
        if (scores.length != items) {
            throw new IllegalArgumentException(
                    "The array for scores has " + scores.length + " places; this model scores " + items + " items");
        }
    }

    static void check(DenseMatrix scores, int histories, int items) {
        if (scores.rows() < histories || scores.columns() != items) {
            throw new IllegalArgumentException("The matrix for scores is " + scores.rows() + " × " + scores.columns()
                    + "; " + histories + " histories and " + items + " items need as many rows and columns");
        }
    }
}
