package io.daogou.learn.model;

/** Checks of score arrays. */
final class Scores {
    private Scores() {}

    static void check(float[] scores, int items) {
        if (scores.length != items) {
            throw new IllegalArgumentException(
                    "The array for scores has " + scores.length + " places; this model scores " + items + " items");
        }
    }
}
