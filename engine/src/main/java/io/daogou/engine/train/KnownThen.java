package io.daogou.engine.train;

import io.daogou.engine.live.History;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.live.Popularity;
import java.util.Arrays;

/** What was known when a shelf was shown, taken down at that moment: nothing that came later can change it. */
final class KnownThen {
    private final History history;
    private double[] wanted = new double[12];
    private double[] recent = new double[12];
    private int size;

    /** @param history what the shopper had done */
    KnownThen(History history) {
        this.history = history;
    }

    History history() {
        return history;
    }

    /** Takes down how much the next item is wanted now. */
    void add(String itemId, LiveCatalog catalog, Popularity popularity, long now) {
        if (size == wanted.length) {
            wanted = Arrays.copyOf(wanted, 2 * size);
            recent = Arrays.copyOf(recent, 2 * size);
        }
        int slot = catalog.slotOrNew(itemId);
        wanted[size] = popularity.count(slot, now);
        recent[size++] = popularity.recentCount(slot, now);
    }

    /** How much all that was ever done with an item counted, by its place in the shelf. */
    double wanted(int place) {
        return wanted[place];
    }

    double recent(int place) {
        return recent[place];
    }
}
