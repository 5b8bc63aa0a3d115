package io.daogou.learn.model;

/** Checks of parameters. */
final class Ranges {
    private Ranges() {}

    /** Refuses what does not lie between two numbers, which are allowed themselves. */
    static void check(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            String allowed =
                    most == Double.MAX_VALUE ? "be a number of at least " + least : "lie in " + least + ".." + most;
            throw new IllegalArgumentException(name + " is " + value + "; it must " + allowed);
        }
    }

    static void checkPositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be a number greater than 0");
        }
    }

    static void checkLimit(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit is " + limit + "; keep at least 1 entry per item");
        }
    }
}
