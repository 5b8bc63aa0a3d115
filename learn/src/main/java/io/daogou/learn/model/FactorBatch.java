package io.daogou.learn.model;

import io.daogou.learn.data.Interactions;
import java.util.SplittableRandom;

/**
 * Some users' histories, each cut at random in what is given and what is to be found.
 *
 * <p>Both parts have at least one item; users with less than two are left empty. The draws of a user depend on the seed and
 * the user alone.
 */
final class FactorBatch {
    final int users;
    final ItemLists given;
    final ItemLists wanted;

    FactorBatch(Interactions all, int[] chosen, double hidden, long seed) {
        users = chosen.length;
        int size = 0;
        for (int user : chosen) {
            size += all.count(user);
        }
        given = new ItemLists(users, size);
        wanted = new ItemLists(users, size);
        for (int user : chosen) {
            cut(all, user, hidden, new SplittableRandom(seed + user));
            given.endUser();
            wanted.endUser();
        }
    }

    private void cut(Interactions all, int user, double hidden, SplittableRandom random) {
        int count = all.count(user);
        if (count < 2) {
            return;
        }
        int left = Math.clamp(Math.round(count * hidden), 1, count - 1);
        // Selection sampling (Knuth, TAOCP 3.4.2 S): exactly so many are hidden.
        for (int k = all.start(user); k < all.end(user); k++) {
            boolean hide = random.nextInt(all.end(user) - k) < left;
            left -= hide ? 1 : 0;
            (hide ? wanted : given).add(all.item(k));
        }
    }

    /** Lists of items of users 0, 1, …, and the same by item. */
    static final class ItemLists {
        final int[] starts;
        final int[] items;
        int size;
        private int ended;

        ItemLists(int users, int capacity) {
            starts = new int[users + 1];
            items = new int[capacity];
        }

        void add(int item) {
            items[size++] = item;
        }

        void endUser() {
            starts[++ended] = size;
        }

        int count(int user) {
            return starts[user + 1] - starts[user];
        }
    }
}
