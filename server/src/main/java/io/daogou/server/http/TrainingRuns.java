package io.daogou.server.http;

import io.daogou.engine.ReleaseInfo;
import io.daogou.engine.Training;
import io.daogou.engine.TrainingRefused;
import io.daogou.server.http.TrainingRun.State;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs trainings beside the serving, one at a time, on a platform thread, and remembers the latest of them while the process
 * lives. Threads: any number.
 */
public final class TrainingRuns implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(TrainingRuns.class.getName());
    private static final int MOST = 20;

    private final Training training;
    private final Clock clock;
    private final Deque<TrainingRun> runs = new ArrayDeque<>();
    private @Nullable Thread thread;
    private boolean closed;

    public TrainingRuns(Training training, Clock clock) {
        this.training = training;
        this.clock = clock;
    }

    /** Starts one; empty if one is running. */
    synchronized Optional<TrainingRun> start() {
        if (closed || isRunning()) {
            return Optional.empty();
        }
        String runId = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString().replace(":", "-");
        TrainingRun run = new TrainingRun(runId, clock);
        runs.addFirst(run);
        if (runs.size() > MOST) {
            runs.removeLast();
        }
        thread = Thread.ofPlatform().name("training").daemon().start(() -> train(run));
        return Optional.of(run);
    }

    /** The latest ones, newest first. */
    synchronized List<TrainingRun> latest() {
        return List.copyOf(runs);
    }

    /** A run by its identifier. */
    synchronized Optional<TrainingRun> run(String runId) {
        return runs.stream().filter(run -> run.look().runId().equals(runId)).findFirst();
    }

    /** What the running one does; empty when none runs. */
    synchronized Optional<String> running() {
        return Optional.ofNullable(runs.peekFirst()).map(TrainingRun::look).map(TrainingRuns::step);
    }

    /** How the last one ended; empty before. */
    synchronized Optional<String> last() {
        return runs.stream()
                .map(TrainingRun::look)
                .filter(run -> run.state() != State.RUNNING)
                .findFirst()
                .map(TrainingRuns::told);
    }

    private static @Nullable String step(TrainingRun.Look run) {
        return run.total() > 0 && run.step() != null
                ? run.step() + ", " + run.done() + " of " + run.total()
                : run.step();
    }

    private static String told(TrainingRun.Look run) {
        String how = run.releaseId() == null
                ? run.state().wireName()
                : "release " + run.releaseId() + " is " + run.state().wireName();
        return run.reason() == null ? how : how + ": " + run.reason();
    }

    private boolean isRunning() {
        TrainingRun latest = runs.peekFirst();
        return latest != null && latest.look().state() == State.RUNNING;
    }

    private void train(TrainingRun run) {
        try {
            ReleaseInfo release = training.train(run);
            boolean isRefused = release.status() == ReleaseInfo.Status.REFUSED;
            run.end(isRefused ? State.KEPT_BACK : State.PUBLISHED, release.releaseId(), release.note());
        } catch (TrainingRefused refused) {
            run.end(run.cancelled() ? State.CANCELLED : State.REFUSED, null, refused.getMessage());
        } catch (UncheckedIOException broken) {
            run.end(State.FAILED, null, broken.getMessage());
            LOG.log(Level.WARNING, "The training failed: {0}", broken.getMessage());
        } catch (RuntimeException failure) {
            run.end(State.FAILED, null, "the server's log says more");
            LOG.log(Level.ERROR, "The training failed", failure);
        }
    }

    /** Stops a running one at the next opportunity and waits for it. */
    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            closed = true;
            runs.forEach(TrainingRun::cancel);
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
}
