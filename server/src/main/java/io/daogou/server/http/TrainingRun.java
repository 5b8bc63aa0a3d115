package io.daogou.server.http;

import io.daogou.domain.check.Check;
import io.daogou.engine.TrainingProgress;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One training, as it goes and as it ended. Threads: any number. */
final class TrainingRun implements TrainingProgress {
    private static final int MOST_LINES = 500;

    /** How a run stands. */
    enum State {
        RUNNING,
        PUBLISHED,
        /** The gate did not let the release through. */
        KEPT_BACK,
        /** There was nothing to learn from, or another process trains. */
        REFUSED,
        CANCELLED,
        FAILED;

        String wireName() {
            return Check.lowerCase(this);
        }
    }

    /** A line of the log. */
    record Line(Instant time, String text) {}

    /**
     * How a run is at a moment.
     *
     * @param total 0 where the step has no number
     * @param reason why nothing was published
     */
    record Look(
            String runId,
            Instant startedAt,
            @Nullable Instant endedAt,
            State state,
            @Nullable String step,
            long done,
            long total,
            @Nullable String releaseId,
            @Nullable String reason,
            List<Line> log) {}

    private final String runId;
    private final Clock clock;
    private final Instant startedAt;
    private final Deque<Line> log = new ArrayDeque<>();
    private @Nullable Instant endedAt;
    private State state = State.RUNNING;
    private @Nullable String step = "starting";
    private long done;
    private long total;
    private @Nullable String releaseId;
    private @Nullable String reason;
    private volatile boolean cancelled;

    TrainingRun(String runId, Clock clock) {
        this.runId = runId;
        this.clock = clock;
        startedAt = clock.instant();
    }

    @Override
    public synchronized void update(String now, long doneNow, long totalNow) {
        if (!now.equals(step)) {
            line(now);
        }
        step = now;
        done = doneNow;
        total = totalNow;
    }

    @Override
    public synchronized void note(String text) {
        line(text);
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    void cancel() {
        cancelled = true;
    }

    synchronized void end(State how, @Nullable String release, @Nullable String why) {
        state = how;
        releaseId = release;
        reason = why;
        endedAt = clock.instant();
        step = null;
        line(why == null ? how.wireName() : how.wireName() + ": " + why);
    }

    synchronized Look look() {
        return new Look(runId, startedAt, endedAt, state, step, done, total, releaseId, reason, List.copyOf(log));
    }

    private void line(String text) {
        log.addLast(new Line(clock.instant(), text));
        if (log.size() > MOST_LINES) {
            log.removeFirst();
        }
    }
}
