package io.daogou.engine;

import io.daogou.domain.change.Changes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Follows what other processes do to the same truth: asks it several times a second for events and changes that are new,
 * and has the live state take them.
 *
 * <p><b>Threads:</b> one of its own. <b>Failure:</b> while the truth cannot be read, answers come from what was known;
 * {@link #problem()} says so, and following goes on by itself. Changes are kept for a day: a process that was cut off for
 * longer has to be started again, which the problem says too.
 */
final class SharedTruth implements AutoCloseable {
    private static final Logger LOG = System.getLogger(SharedTruth.class.getName());
    private static final long EVERY_MILLIS = 150;
    private static final int CHANGES_AT_ONCE = 1_000;
    private static final Duration CHANGES_KEPT = Duration.ofDays(1);

    private final AppliedLog log;
    private final Changes changes;
    private final FollowedCatalog catalog;
    private final FollowedShoppers shoppers;
    private final FollowedPeople people;
    private final Runnable expiry;
    private final Runnable steering;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("engine-shared-truth").factory());

    private long followed;
    private long succeededNanos = System.nanoTime();
    private volatile @Nullable String problem;

    /** @param followed the number of the last change that the live state has taken */
    SharedTruth(
            AppliedLog log,
            Changes changes,
            long followed,
            FollowedCatalog catalog,
            FollowedShoppers shoppers,
            FollowedPeople people,
            Runnable expiry,
            Runnable steering) {
        this.log = log;
        this.changes = changes;
        this.followed = followed;
        this.catalog = catalog;
        this.shoppers = shoppers;
        this.people = people;
        this.expiry = expiry;
        this.steering = steering;
    }

    void start() {
        var _ = thread.scheduleWithFixedDelay(this::follow, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** What keeps it from following; none when all is well. */
    @Nullable
    String problem() {
        return problem;
    }

    private void follow() {
        try {
            log.catchUp();
            followChanges();
            long away = System.nanoTime() - succeededNanos;
            if (away > CHANGES_KEPT.toNanos()) {
                problem = "the truth could not be read for more than a day; start this process again";
                return;
            }
            succeededNanos = System.nanoTime();
            if (problem != null) {
                LOG.log(Level.INFO, "the truth can be read again");
                problem = null;
            }
        } catch (RuntimeException failure) {
            // The truth may come back; an exception would end the schedule.
            if (problem == null) {
                LOG.log(Level.WARNING, "cannot follow the truth: {0}", failure.getMessage());
            }
            problem = "the truth cannot be followed; answers come from what was known";
        }
    }

    private void followChanges() {
        // In portions: events must not wait for the end of a catalogue that another process imports.
        followed = changes.read(followed, CHANGES_AT_ONCE, (kind, id) -> {
            switch (kind) {
                case ITEM -> catalog.follow(id);
                case DEVICE -> shoppers.follow(id);
                case CONSENT -> people.consent(id);
                case RESET -> people.reset(id);
                case ERASURE -> people.erasure(id);
                case EXPIRY -> expiry.run();
                case STEERING -> steering.run();
            }
        });
    }

    /** Waits for what is being followed: the truth may be closed next. */
    @Override
    public void close() {
        thread.close();
    }
}
