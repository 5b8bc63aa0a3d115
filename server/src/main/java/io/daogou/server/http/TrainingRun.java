package io.daogou.server.http;

import io.daogou.engine.ReleaseInfo;
import io.daogou.engine.Training;
import io.daogou.engine.TrainingProgress;
import io.daogou.engine.TrainingRefused;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs trainings beside the serving, one at a time, on a platform thread. Threads: any number. */
public final class TrainingRun implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(TrainingRun.class.getName());

    private final Training training;
    private @Nullable Thread thread;
    private volatile @Nullable String step;
    private volatile @Nullable String last;
    private volatile boolean cancelled;

    public TrainingRun(Training training) {
        this.training = training;
    }

    /** Starts one; returns false if one is running. */
    synchronized boolean start() {
        if (step != null || cancelled) {
            return false;
        }
        step = "starting";
        thread = Thread.ofPlatform().name("training").daemon().start(this::run);
        return true;
    }

    /** What the running one does; none when none runs. */
    Optional<String> running() {
        return Optional.ofNullable(step);
    }

    /** How the last one ended; none before. */
    Optional<String> last() {
        return Optional.ofNullable(last);
    }

    private void run() {
        try {
            ReleaseInfo release = training.train(new Watcher());
            String note = release.note();
            last = "release " + release.releaseId() + " is " + release.status().wireName()
                    + (note == null ? "" : ": " + note);
        } catch (TrainingRefused refused) {
            last = "refused: " + refused.getMessage();
        } catch (UncheckedIOException broken) {
            last = "failed: " + broken.getMessage();
            LOG.log(Level.WARNING, "The training failed: {0}", broken.getMessage());
        } catch (RuntimeException failure) {
            last = "failed; the server's log says more";
            LOG.log(Level.ERROR, "The training failed", failure);
        } finally {
            step = null;
        }
    }

    /** Stops a running one at the next opportunity and waits for it. */
    @Override
    public void close() {
        cancelled = true;
        Thread running;
        synchronized (this) {
            running = thread;
        }
        if (running != null) {
            try {
                running.join();
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private final class Watcher implements TrainingProgress {
        @Override
        public void update(String now, long done, long total) {
            step = total > 0 ? now + ", " + done + " of " + total : now;
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }
    }
}
