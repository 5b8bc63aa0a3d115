package io.daogou.learn.data;

import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * Whole users held out: a model is fitted without them, and asked with a part of their history for the rest of it.
 *
 * <p>It measures answers for histories a model was not fitted on (strong generalisation, fold-in), as in Liang et al.,
 * Variational Autoencoders for Collaborative Filtering, WWW 2018.
 *
 * @param train the entries of the other users, in a matrix of the same shape
 * @param questions of the held-out users only: the given part of their history, and what should be found
 */
public record HoldOut(Interactions train, Split questions) {
    /**
     * Holds out a random share of the users who have at least two entries.
     *
     * @param userFraction the share of users, between 0 and 1
     * @param testFraction the share of a held-out user's entries that should be found; at least one is given and one asked
     * @throws IllegalArgumentException unless both fractions lie between 0 and 1, both excluded
     */
    public static HoldOut users(Interactions all, double userFraction, double testFraction, long seed) {
        Split.checkFraction("userFraction", userFraction);
        Split.checkFraction("testFraction", testFraction);
        BitSet held = new BitSet(all.size());
        BitSet test = new BitSet(all.size());
        long base = new SplittableRandom(seed).nextLong();
        for (int user = 0; user < all.users(); user++) {
            SplittableRandom random = new SplittableRandom(base + user);
            if (all.count(user) > 1 && random.nextDouble() < userFraction) {
                held.set(all.start(user), all.end(user));
                int wanted = (int) Math.round(all.count(user) * testFraction);
                draw(all, user, Math.clamp(wanted, 1, all.count(user) - 1), random, test);
            }
        }
        BitSet train = (BitSet) held.clone();
        train.flip(0, all.size());
        BitSet given = (BitSet) held.clone();
        given.andNot(test);
        return new HoldOut(all.only(train), new Split(all.only(given), all.only(test)));
    }

    /** Selection sampling (Knuth, TAOCP 3.4.2 S): each entry is taken with wanted / left. */
    static void draw(Interactions all, int user, int number, SplittableRandom random, BitSet into) {
        int left = all.count(user);
        int wanted = number;
        for (int k = all.start(user); wanted > 0; k++, left--) {
            if (random.nextInt(left) < wanted) {
                into.set(k);
                wanted--;
            }
        }
    }
}
