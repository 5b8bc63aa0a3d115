package io.daogou.server.http;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * How often each key may call what is costly, by the minute of the clock. Counted in this process alone. Threads: any number,
 * one at a time.
 */
final class Allowance {
    private static final long MINUTE_MILLIS = 60_000;

    private final int perMinute;
    private final Clock clock;
    private final Map<String, Integer> used = new HashMap<>();
    private long minute;

    Allowance(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** Takes one call of a key; refuses it if the key has none left. */
    synchronized void take(String key) {
        long now = clock.millis();
        if (now / MINUTE_MILLIS != minute) {
            minute = now / MINUTE_MILLIS;
            used.clear();
        }
        if (used.merge(key, 1, Integer::sum) > perMinute) {
            long seconds = (MINUTE_MILLIS - now % MINUTE_MILLIS + 999) / 1_000;
            throw Problem.of(
                            ProblemType.TOO_MANY_REQUESTS,
                            "the key " + key + " asked for more than " + perMinute + " exports and erasures in this"
                                    + " minute; try again in " + seconds + " seconds, or set http.maxExportsPerMinute")
                    .with("Retry-After", String.valueOf(seconds));
        }
    }
}
