package io.daogou.learn.model.factor;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Some users' histories, each cut at random in what is given and what is to be found.
 *
 * <p>Both parts have at least one item; of users with less than two nothing is taken. Entries of weight 0 are no entries.
 * The draws of a user depend on the seed and the user alone.
 */
final class FactorBatch {
    private final int users;
    private final Lists given;
    private final Lists wanted;

    FactorBatch(Interactions all, int[] chosen, double hidden, long seed) {
        users = chosen.length;
        int size = 0;
        for (int user : chosen) {
            size += all.count(user);
        }
        given = new Lists(users, size);
        wanted = new Lists(users, size);
        // Mixed first: SplittableRandoms of neighbouring multiples of a constant may be shifted copies of each other.
        long base = new SplittableRandom(seed).nextLong();
        for (int user : chosen) {
            cut(all, user, hidden, new SplittableRandom(base + user));
            given.end();
            wanted.end();
        }
    }

    private void cut(Interactions all, int user, double hidden, SplittableRandom random) {
        int left = 0;
        for (int k = all.start(user); k < all.end(user); k++) {
            left += all.weight(k) > 0 ? 1 : 0;
        }
        if (left < 2) {
            return;
        }
        int hide = Math.clamp(Math.round(left * hidden), 1, left - 1);
        // Selection sampling (Knuth, TAOCP 3.4.2 S): exactly so many are hidden.
        for (int k = all.start(user); k < all.end(user); k++) {
            if (all.weight(k) > 0) {
                boolean chosen = random.nextInt(left--) < hide;
                hide -= chosen ? 1 : 0;
                (chosen ? wanted : given).add(all.item(k), all.weight(k));
            }
        }
    }

    int users() {
        return users;
    }

    /** What is known of each user. */
    Lists given() {
        return given;
    }

    /** What should be found for each user. */
    Lists wanted() {
        return wanted;
    }

    /** A list of weighted items for each user 0, 1, …, all in one array. */
    static final class Lists {
        private final int[] starts;
        private final int[] items;
        private final float[] weights;
        private int size;
        private int ended;

        private Lists(int users, int capacity) {
            starts = new int[users + 1];
            items = new int[capacity];
            weights = new float[capacity];
        }

        private void add(int item, float weight) {
            items[size] = item;
            weights[size++] = Math.min(weight, FactorModel.LARGEST_WEIGHT);
        }

        private void end() {
            starts[++ended] = size;
        }

        int size() {
            return size;
        }

        int start(int user) {
            return starts[user];
        }

        int end(int user) {
            return starts[user + 1];
        }

        int item(int entry) {
            return items[entry];
        }

        float weight(int entry) {
            return weights[entry];
        }

        boolean contains(int user, int item) {
            return Arrays.binarySearch(items, starts[user], starts[user + 1], item) >= 0;
        }

        History history(int user) {
            return new History(
                    Arrays.copyOfRange(items, starts[user], starts[user + 1]),
                    Arrays.copyOfRange(weights, starts[user], starts[user + 1]));
        }
    }
}
