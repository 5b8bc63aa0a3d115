package io.daogou.engine;

import io.daogou.domain.event.EventLog;
import io.daogou.domain.item.Catalog;
import io.daogou.domain.shopper.Shoppers;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.live.LiveState;
import io.daogou.engine.live.Popularity;
import io.daogou.engine.live.Rankings;
import io.daogou.engine.rank.ShelfRecommender;
import io.daogou.engine.release.Release;
import io.daogou.engine.release.ReleaseDirectory;
import io.daogou.engine.release.ServedReleases;
import io.daogou.engine.train.ReleaseTraining;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The shop's brain: opens on the truth, replays it into the live state, opens the release that serves, and offers the
 * front doors.
 *
 * <p><b>Threads:</b> any number may call the front doors. One of its own looks every second whether another process has
 * published a release.
 */
public final class Engine implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Engine.class.getName());

    private final EventLog events;
    private final Catalog catalog;
    private final Shoppers shoppers;
    private final LiveCatalog liveCatalog;
    private final ServedReleases releases;
    private final Recommender recommender;
    private final Training training;
    private final CategoryListing listing;
    private final ScheduledExecutorService follower = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("releases").factory());

    private Engine(
            EventLog events,
            Catalog catalog,
            Shoppers shoppers,
            Path releaseDirectory,
            EngineSettings settings,
            Clock clock) {
        liveCatalog = new LiveCatalog();
        Popularity popularity = new Popularity(settings.popularityHalfLifeDays(), clock);
        LiveState state = new LiveState(liveCatalog, popularity, settings.historyLength());
        catalog.forEach(liveCatalog::put);
        shoppers.forEachActive(link -> state.link(link.deviceId(), link.shopperId()));
        events.read(0, (offset, event) -> {
            state.apply(event);
            return true;
        });

        this.shoppers = new FollowedShoppers(shoppers, state);
        this.events = new FollowedEventLog(events, this.shoppers, state);
        this.catalog = new FollowedCatalog(catalog, liveCatalog);
        ReleaseDirectory directory = new ReleaseDirectory(releaseDirectory);
        releases = new ServedReleases(directory, liveCatalog);
        releases.follow();
        Rankings rankings = new Rankings(liveCatalog, popularity);
        recommender = new ShelfRecommender(liveCatalog, state, rankings, releases::current, settings, clock);
        training = new ReleaseTraining(events, shoppers, directory, releases, settings, clock);
        listing = new CategoryListing(liveCatalog);
    }

    /**
     * Opens on the truth.
     *
     * @param releaseDirectory made when the first release is published
     */
    public static Engine open(
            EventLog events,
            Catalog catalog,
            Shoppers shoppers,
            Path releaseDirectory,
            EngineSettings settings,
            Clock clock) {
        Engine engine = new Engine(events, catalog, shoppers, releaseDirectory, settings, clock);
        var _ = engine.follower.scheduleWithFixedDelay(engine::followQuietly, 1, 1, TimeUnit.SECONDS);
        return engine;
    }

    /** The event log; what is appended is durable and known to the very next answer. A login links its device. */
    public EventLog events() {
        return events;
    }

    /** The catalogue; what is put or deleted is known to the very next answer. */
    public Catalog catalog() {
        return catalog;
    }

    /** Devices and people; a link or its end is known to the very next answer. */
    public Shoppers shoppers() {
        return shoppers;
    }

    public Recommender recommender() {
        return recommender;
    }

    public Training training() {
        return training;
    }

    public Releases releases() {
        return releases;
    }

    /** Every category that has an item, in the order of their paths. */
    public List<Category> categories() {
        return listing.categories();
    }

    /**
     * Identifiers of items under a category, in their order, page by page.
     *
     * @param path levels, widest first; empty for the whole catalogue
     * @param after the last identifier of the page before; empty for the first page
     */
    public List<String> itemIds(List<String> path, String after, int limit) {
        return listing.itemIds(path, after, limit);
    }

    public EngineStatus status() {
        Release serving = releases.current();
        String problem = releases.problem();
        List<String> degraded = new ArrayList<>();
        if (problem != null) {
            degraded.add(problem);
        }
        if (serving == null) {
            degraded.add("no release serves: shelves show what is popular; train to have personal ones");
        }
        return new EngineStatus(
                serving == null ? null : serving.releaseId(),
                catalog.size(),
                events.size(),
                liveCatalog.unknownItems(),
                degraded);
    }

    /** Stops following releases. The truth is its owner's to close. */
    @Override
    public void close() {
        follower.shutdownNow();
    }

    private void followQuietly() {
        try {
            releases.follow();
        } catch (RuntimeException failure) {
            // The directory may come back; an exception would end the schedule.
            LOG.log(Level.WARNING, "cannot look for releases: {0}", failure.getMessage());
        }
    }
}
