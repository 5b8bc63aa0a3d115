package io.daogou.server.http;

import java.util.function.LongSupplier;

/**
 * How fast a body must come. Whoever sends a byte now and then holds a place among the requests for nothing, and a
 * thousand of them hold all places.
 */
final class Pace {
    /** Before this, nobody is too slow. */
    static final int PATIENCE_SECONDS = 10;

    /** Afterwards, so much must have come on average: less than the slowest telephone sends. */
    static final int BYTES_A_SECOND = 1_000;

    private static final double NANOS_A_SECOND = 1e9;

    private final LongSupplier nanos;
    private final long begin;

    /** @param nanos a clock such as {@link System#nanoTime} */
    Pace(LongSupplier nanos) {
        this.nanos = nanos;
        begin = nanos.getAsLong();
    }

    /** Refuses to go on if too little has come until now. */
    void check(long length) {
        double seconds = (nanos.getAsLong() - begin) / NANOS_A_SECOND;
        if (seconds > PATIENCE_SECONDS && length < BYTES_A_SECOND * seconds) {
            throw Problem.ofStatus(
                            408,
                            "the body comes too slowly: " + length + " bytes in " + Math.round(seconds)
                                    + " seconds, and " + BYTES_A_SECOND + " a second are needed; send it again at once")
                    .with("Connection", "close");
        }
    }
}
