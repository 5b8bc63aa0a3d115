package io.daogou.engine.content;

import io.daogou.domain.item.Catalog;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.release.Content;
import io.daogou.engine.release.Release;
import io.daogou.learn.model.content.Mixtures;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows the catalogue, so that what the serving release does not know has a place among what it knows.
 *
 * <p><b>Threads:</b> any number may say what has changed and read what is placed: neither waits. The work is done by whoever calls
 * {@link #work}, one at a time, and never by a request. <b>Budget:</b> {@link Mixtures#BATCH} items at a time, and what is done
 * is published at least every {@value #PUBLISHED_MILLIS} milliseconds; at most {@value #MOST} items, the latest added first.
 * <b>Failure:</b> what cannot be read now is read next time; shelves go on without it.
 */
public final class NewItems {
    private static final Logger LOG = System.getLogger(NewItems.class.getName());

    /** More would cost more memory and time than a shop has use for before somebody touches them. */
    static final int MOST = 20_000;

    private static final long PUBLISHED_MILLIS = 500;

    private final Catalog truth;
    private final LiveCatalog catalog;
    private final Supplier<@Nullable Release> serving;
    private final Set<String> changed = new LinkedHashSet<>();
    private @Nullable Release base;
    private @Nullable Places places;
    private volatile Placed placed = Placed.NONE;
    private volatile boolean stopped;

    /** @param serving the release in service; looked at when there is work */
    public NewItems(Catalog truth, LiveCatalog catalog, Supplier<@Nullable Release> serving) {
        this.truth = truth;
        this.catalog = catalog;
        this.serving = serving;
    }

    /** The new items that stand among those of a release. */
    public Placed placed(@Nullable Release release) {
        Placed now = placed;
        return now.isOf(release) ? now : Placed.NONE;
    }

    /** An item was put, changed or deleted. */
    public void changed(String itemId) {
        synchronized (changed) {
            changed.add(itemId);
        }
    }

    /** How many items changed and were not looked at since. */
    public int waiting() {
        synchronized (changed) {
            return changed.size();
        }
    }

    /**
     * Places all that has changed.
     *
     * @param atMost about how long it may take; the rest is done next time
     * @return whether nothing is left
     */
    @SuppressWarnings("ReferenceEquality") // Whether it is the very same release is the question.
    public synchronized boolean work(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        Release now = stopped ? null : serving.get();
        if (now != base) {
            startOver(now);
        }
        Places current = places;
        if (current == null) {
            forget();
            return true;
        }
        long published = System.nanoTime();
        List<String> batch = take();
        while (!batch.isEmpty() && System.nanoTime() < end && serving.get() == base && !stopped) {
            place(batch, current);
            if (System.nanoTime() - published > PUBLISHED_MILLIS * 1_000_000) {
                placed = current.publish();
                published = System.nanoTime();
            }
            batch = take();
        }
        batch.forEach(this::changed);
        if (current.isChanged()) {
            placed = current.publish();
        }
        return batch.isEmpty();
    }

    /** Places nothing more; returns when nobody is at work. */
    public void stop() {
        stopped = true;
        synchronized (this) {
            placed = Placed.NONE;
        }
    }

    private void place(List<String> batch, Places current) {
        try {
            current.place(batch);
        } catch (RuntimeException failure) {
            batch.forEach(this::changed);
            throw failure;
        }
    }

    private List<String> take() {
        synchronized (changed) {
            List<String> batch = changed.stream().limit(Mixtures.BATCH).toList();
            batch.forEach(changed::remove);
            return batch;
        }
    }

    private void forget() {
        synchronized (changed) {
            changed.clear();
        }
    }

    private void startOver(@Nullable Release release) {
        base = release;
        placed = Placed.NONE;
        Content content = release == null ? null : release.models().content();
        places = release == null || content == null ? null : new Places(truth, catalog, release, content);
        if (release != null && content != null) {
            List<String> unknown = unknown(release);
            synchronized (changed) {
                changed.addAll(unknown);
            }
        }
    }

    /** What the catalogue has and the release does not know, the latest added first. */
    private List<String> unknown(Release release) {
        List<Added> found = new ArrayList<>();
        truth.forEach(item -> {
            if (release.models().items().index(item.itemId()) < 0) {
                found.add(new Added(item.itemId(), Objects.requireNonNullElse(item.addedAt(), Instant.EPOCH)));
            }
        });
        if (found.size() > MOST) {
            LOG.log(
                    Level.WARNING,
                    "{0} items are new to release {1}: the {2} that were added last are placed by their words,"
                            + " the others are found by their category",
                    found.size(),
                    release.releaseId(),
                    MOST);
        }
        return found.stream()
                .sorted(Comparator.comparing(Added::at).reversed().thenComparing(Added::itemId))
                .limit(MOST)
                .map(Added::itemId)
                .toList();
    }

    private record Added(String itemId, Instant at) {}
}
