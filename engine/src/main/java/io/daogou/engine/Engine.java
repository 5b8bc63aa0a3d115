package io.daogou.engine;

import io.daogou.domain.event.EventLog;
import io.daogou.domain.item.Catalog;
import io.daogou.domain.shopper.Shoppers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * The shop's brain: opens on the truth, replays it into the live state, opens the release that serves, and offers the
 * front doors.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Engine implements AutoCloseable {
    /**
     * @param events the truth about events
     * @param releases the directory of releases; made if it is missing
     */
    public static Engine open(
            EventLog events, Catalog catalog, Shoppers shoppers, Path releases, EngineSettings settings, Clock clock) {
        throw new IllegalStateException("to come");
    }

    /** The event log; what is appended is durable and known to the very next answer. A login links its device. */
    public EventLog events() {
        throw new IllegalStateException("to come");
    }

    /** The catalogue; what is put or deleted is known to the very next answer. */
    public Catalog catalog() {
        throw new IllegalStateException("to come");
    }

    /** Devices and people; a link or its end is known to the very next answer. */
    public Shoppers shoppers() {
        throw new IllegalStateException("to come");
    }

    public Recommender recommender() {
        throw new IllegalStateException("to come");
    }

    public Training training() {
        throw new IllegalStateException("to come");
    }

    public Releases releases() {
        throw new IllegalStateException("to come");
    }

    /** Every category, in the order of their paths. */
    public List<Category> categories() {
        throw new IllegalStateException("to come");
    }

    /**
     * Identifiers of items under a category, in their order, page by page.
     *
     * @param path levels, widest first; empty for the whole catalogue
     * @param after the last identifier of the page before; empty for the first page
     */
    public List<String> itemIds(List<String> path, String after, int limit) {
        throw new IllegalStateException("to come");
    }

    public EngineStatus status() {
        throw new IllegalStateException("to come");
    }

    @Override
    public void close() {}
}
