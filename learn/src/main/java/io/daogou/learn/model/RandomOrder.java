package io.daogou.learn.model;

import java.util.SplittableRandom;

/** The order in which a training meets its examples. */
public final class RandomOrder {
    private RandomOrder() {}

    /** The numbers {@code 0 .. count-1}, each order equally likely (Fisher and Yates, as Durstenfeld has it). */
    public static int[] of(int count, SplittableRandom random) {
        int[] order = new int[count];
        for (int k = 0; k < count; k++) {
            int at = random.nextInt(k + 1);
            order[k] = order[at];
            order[at] = k;
        }
        return order;
    }
}
