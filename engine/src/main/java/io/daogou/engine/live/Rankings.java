package io.daogou.engine.live;

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The whole catalogue in two orders, for shelves that need no taste and for filling up those that ran out: most popular
 * first, and latest added first. A change of the catalogue shows in the next answer, a change of popularity within
 * {@link #STALE_MILLIS}.
 *
 * <p><b>Threads:</b> any number. One of those who find the orders outdated makes them anew; the others go on with the ones
 * there are and wait for nobody, unless those are empty.
 */
public final class Rankings {
    static final long STALE_MILLIS = 1_000;

    private final LiveCatalog catalog;
    private final Popularity popularity;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile Order order;

    public Rankings(LiveCatalog catalog, Popularity popularity) {
        this.catalog = catalog;
        this.popularity = popularity;
        order = made();
    }

    /**
     * Both orders, each of slots that are in the catalogue, in stock or not.
     *
     * @param weights popularity by slot, for showing as a score
     */
    public record Order(
            int[] popular, int[] latest, double[] weights, long catalogVersion, long popularityChanges, long madeAt) {
        /** The popularity of a slot relative to the most popular item, 0 to 1. */
        public float popularity(int slot) {
            double most = popular.length == 0 || popular[0] >= weights.length ? 0 : weights[popular[0]];
            return most <= 0 || slot >= weights.length ? 0 : (float) (weights[slot] / most);
        }
    }

    public Order order() {
        Order now = order;
        if (isCurrent(now)) {
            return now;
        }
        if (now.popular.length == 0) {
            renewing.lock();
        } else if (!renewing.tryLock()) {
            return now;
        }
        return renewLocked();
    }

    private boolean isCurrent(Order now) {
        if (now.catalogVersion != catalog.version()) {
            return false;
        }
        return now.popularityChanges == popularity.changes()
                || System.nanoTime() / 1_000_000 - now.madeAt < STALE_MILLIS;
    }

    private Order renewLocked() {
        try {
            if (!isCurrent(order)) {
                order = made();
            }
            return order;
        } finally {
            renewing.unlock();
        }
    }

    private Order made() {
        long version = catalog.version();
        long changes = popularity.changes();
        LiveCatalog.Columns columns = catalog.columns();
        int size = columns.size();
        double[] weights = new double[size];
        int listed = 0;
        int[] slots = new int[size];
        for (int slot = 0; slot < size; slot++) {
            weights[slot] = popularity.weight(slot);
            if (columns.listing(slot) != null) {
                slots[listed++] = slot;
            }
        }
        double[] addedAt = new double[size];
        for (int slot = 0; slot < size; slot++) {
            addedAt[slot] = columns.addedAt(slot);
        }
        int[] popular = descending(slots, listed, weights, columns);
        int[] latest = descending(slots, listed, addedAt, columns);
        return new Order(popular, latest, weights, version, changes, System.nanoTime() / 1_000_000);
    }

    /** Slots by falling key; equal keys by identifier: slots are given in no order that lasts. */
    private static int[] descending(int[] slots, int count, double[] keys, LiveCatalog.Columns columns) {
        Integer[] boxed = new Integer[count];
        for (int i = 0; i < count; i++) {
            boxed[i] = slots[i];
        }
        Arrays.sort(boxed, (a, b) -> {
            int byKey = Double.compare(keys[b], keys[a]);
            return byKey != 0 ? byKey : columns.itemId(a).compareTo(columns.itemId(b));
        });
        int[] sorted = new int[count];
        for (int i = 0; i < count; i++) {
            sorted[i] = boxed[i];
        }
        return sorted;
    }
}
