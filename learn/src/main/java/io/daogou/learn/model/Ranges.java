package io.daogou.learn.model;

/**
 * Checks of parameters. Each throws an {@link IllegalArgumentException} whose message names the parameter, the value and
 * what is allowed; what is no number is never allowed.
 */
public final class Ranges {
    private Ranges() {}

    /** Refuses what does not lie between two numbers, which are allowed themselves. */
    public static void within(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            String allowed =
                    most == Double.MAX_VALUE ? "be a number of at least " + least : "lie in " + least + ".." + most;
            throw new IllegalArgumentException(name + " is " + value + "; it must " + allowed);
        }
    }

    /** Refuses less than 1. */
    public static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be at least 1");
        }
    }

    /** Refuses 0, less, and the infinite. */
    public static void positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be a number greater than 0");
        }
    }

    /** Refuses 0 and less; the infinite switches something off. */
    public static void positiveOrInfinite(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(
                    name + " is " + value + "; it must be greater than 0 (infinite to switch it off)");
        }
    }
}
