package io.daogou.server.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts events that were sent and not stored, by reason, since the process started. Threads: any number. */
final class Refusals {
    private static final String CLOCK = "clock";
    private static final String REJECTED = "rejected";

    /** How often, and what was wrong with the latest where that names nobody. */
    record Refused(String reason, long count, @Nullable String example) {}

    private final Instant since;
    private final Map<String, Refused> byReason = new TreeMap<>();

    Refusals(Instant since) {
        this.since = since;
    }

    Instant since() {
        return since;
    }

    /** An event that cannot be read. */
    void rejected(String error) {
        count(error.startsWith("time ") ? CLOCK : REJECTED, error);
    }

    /** An event that could be read; what is told of those may name a person, so it is not kept. */
    void refused(String reason) {
        count(reason, null);
    }

    private synchronized void count(String reason, @Nullable String example) {
        byReason.merge(
                reason,
                new Refused(reason, 1, example),
                (before, now) -> new Refused(reason, before.count() + 1, now.example()));
    }

    synchronized List<Refused> all() {
        return List.copyOf(byReason.values());
    }
}
