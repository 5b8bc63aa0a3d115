package io.daogou.server;

import io.daogou.engine.Sweeping;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Sweeps when a server starts and every day after.
 *
 * <p><b>Threads:</b> one of its own. <b>Failure:</b> on a full disk, or without its database, a sweep ends where it is, answers go on, and
 * it is tried again an hour later.
 */
final class DailySweep implements AutoCloseable {
    private static final Logger LOG = System.getLogger(DailySweep.class.getName());
    private static final long EVERY_HOURS = 24;
    private static final long AGAIN_HOURS = 1;

    private final Sweeping sweeping;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("retention").factory());
    private volatile boolean isClosing;

    private DailySweep(Sweeping sweeping) {
        this.sweeping = sweeping;
    }

    static DailySweep start(Sweeping sweeping) {
        DailySweep daily = new DailySweep(sweeping);
        daily.thread.execute(daily::sweep);
        return daily;
    }

    private void sweep() {
        long hours = EVERY_HOURS;
        try {
            sweeping.sweep(() -> !isClosing)
                    .filter(gone -> gone.isOfPeople())
                    .ifPresent(gone -> LOG.log(
                            Level.INFO,
                            "{0} events and {1} devices were older than they are kept, and are gone",
                            gone.allEvents(),
                            gone.devices()));
        } catch (RuntimeException failure) {
            hours = AGAIN_HOURS;
            LOG.log(
                    Level.WARNING,
                    "what is older than it is kept cannot be removed, tried again in an hour: {0}",
                    failure.getMessage());
        }
        if (!isClosing) {
            var _ = thread.schedule(this::sweep, hours, TimeUnit.HOURS);
        }
    }

    /** Waits for the portion under way. */
    @Override
    public void close() {
        isClosing = true;
        thread.shutdownNow();
        thread.close();
    }
}
