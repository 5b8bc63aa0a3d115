package io.daogou.server.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How many calls a caller may make: so many at once after a rest, and as many a minute in the long run (a leaky
 * bucket). Callers are keys, of which there are few.
 *
 * <p><b>Threads:</b> any number.
 */
final class CallPace {
    private static final double NANOS_A_MINUTE = 60e9;

    private record Bucket(double level, long nanos) {}

    private final int callsPerMinute;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /** @param nanos a clock such as {@link System#nanoTime} */
    CallPace(int callsPerMinute, LongSupplier nanos) {
        this.callsPerMinute = callsPerMinute;
        this.nanos = nanos;
    }

    /**
     * Counts a call, unless it is one too many.
     *
     * @return 0, or how many seconds to wait
     */
    int waitSeconds(String caller) {
        long now = nanos.getAsLong();
        double[] level = new double[1];
        buckets.compute(caller, (_, before) -> {
            double left = before == null ? 0 : Math.max(0, before.level - leaked(before.nanos, now));
            level[0] = left + 1;
            return new Bucket(Math.min(level[0], callsPerMinute), now);
        });
        return (int) Math.ceil(Math.max(0, level[0] - callsPerMinute) * 60 / callsPerMinute);
    }

    private double leaked(long from, long to) {
        return (to - from) * callsPerMinute / NANOS_A_MINUTE;
    }
}
