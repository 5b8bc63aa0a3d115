package io.daogou.learn.data;

import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * Interactions cut in two matrices of the same shape: what a model may see, and what it is asked for.
 *
 * <p>Every entry is in exactly one of the two.
 *
 * @param train what a model may see
 * @param test what it is asked for
 */
public record Split(Interactions train, Interactions test) {
    public Split {
        if (train.users() != test.users() || train.items() != test.items()) {
            throw new IllegalArgumentException("Train and test must have one shape, but are " + train + " and " + test);
        }
    }

    /**
     * Holds out a random part of every user's entries: {@code round(count · testFraction)} of them, but never all.
     *
     * <p>Each user draws from a generator of its own, seeded by {@code seed} and the user's index, so a user's part does
     * not depend on the other users.
     *
     * @throws IllegalArgumentException unless {@code 0 < testFraction < 1}
     */
    public static Split random(Interactions all, double testFraction, long seed) {
        checkFraction("testFraction", testFraction);
        BitSet test = new BitSet(all.size());
        // Mixed first: SplittableRandoms of neighbouring multiples of a constant may be shifted copies of each other.
        long base = new SplittableRandom(seed).nextLong();
        for (int user = 0; user < all.users(); user++) {
            SplittableRandom random = new SplittableRandom(base + user);
            int wanted = (int) Math.min(all.count(user) - 1L, Math.round(all.count(user) * testFraction));
            HoldOut.draw(all, user, wanted, random, test);
        }
        return cut(all, test);
    }

    /**
     * Cuts at one moment for all users: {@code first + trainFraction · (last - first)} of all times; what happened later is
     * the test. It is the honest split: a model never sees the future of anybody.
     *
     * @throws IllegalArgumentException unless {@code 0 < trainFraction < 1} and every entry has a time
     */
    public static Split byTime(Interactions all, double trainFraction) {
        checkFraction("trainFraction", trainFraction);
        checkTimes(all);
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int k = 0; k < all.size(); k++) {
            first = Math.min(first, all.epochSeconds(k));
            last = Math.max(last, all.epochSeconds(k));
        }
        long range = all.size() == 0 ? 0 : last - first;
        return atTime(all, first + (long) Math.floor(trainFraction * range));
    }

    /**
     * Cuts at a given moment for all users: entries up to and including it are train, later ones test.
     *
     * @throws IllegalArgumentException unless every entry has a time
     */
    public static Split atTime(Interactions all, long lastTrainSecond) {
        checkTimes(all);
        BitSet test = new BitSet(all.size());
        for (int k = 0; k < all.size(); k++) {
            test.set(k, all.epochSeconds(k) > lastTrainSecond);
        }
        return cut(all, test);
    }

    /**
     * Holds out the last entry of every user who has at least two; among entries of one second the one with the highest
     * item index. Applied to the train part again it gives the validation, one before.
     *
     * @throws IllegalArgumentException unless every entry has a time; sequences without times have an order of their own,
     *     see {@code SequenceQuestions}
     */
    public static Split leaveOneOut(Interactions all) {
        checkTimes(all);
        BitSet test = new BitSet(all.size());
        for (int user = 0; user < all.users(); user++) {
            int last = all.start(user);
            for (int k = last + 1; k < all.end(user); k++) {
                last = all.epochSeconds(k) >= all.epochSeconds(last) ? k : last;
            }
            if (all.count(user) > 1) {
                test.set(last);
            }
        }
        return cut(all, test);
    }

    private static Split cut(Interactions all, BitSet test) {
        BitSet train = (BitSet) test.clone();
        train.flip(0, all.size());
        return new Split(all.only(train), all.only(test));
    }

    static void checkFraction(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " is " + value + "; it must lie between 0 and 1, both excluded");
        }
    }

    private static void checkTimes(Interactions all) {
        if (!all.hasTimes()) {
            throw new IllegalArgumentException(
                    "A time split needs a time for every entry, but these interactions have none; use Split.random");
        }
    }
}
