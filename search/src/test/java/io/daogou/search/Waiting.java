package io.daogou.search;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread does. */
final class Waiting {
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(20);

    private Waiting() {}

    /** Until it is so; fails after 20 s. Returns how long it took, in nanoseconds. */
    static long until(BooleanSupplier isSo) {
        long begin = System.nanoTime();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() - begin > MOST_NANOS) {
                throw new AssertionError("it has not come within 20 s");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        return System.nanoTime() - begin;
    }
}
