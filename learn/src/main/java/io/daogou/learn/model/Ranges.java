package io.daogou.learn.model;

/** Checks of parameters, each with a message that names the value and what is allowed. */
final class Ranges {
    private Ranges() {}

    static void within(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(name + " is " + value + "; it must lie in " + least + ".." + most);
        }
    }

    static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be at least 1");
        }
    }

    static void positive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(
                    name + " is " + value + "; it must be greater than 0 (infinite to switch it off)");
        }
    }

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
