package io.daogou.learn.model;

/** Checks that there is memory for a fit before it allocates. */
final class Memory {
    private Memory() {}

    /** The bytes that can still be allocated. */
    static long free() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    }

    /** What looks used may be garbage of earlier fits: lets it go before anybody is refused. */
    static void collectIfShort(long needed) {
        if (needed > free()) {
            System.gc();
        }
    }

    /**
     * Refuses what does not fit.
     *
     * @param instead what to take instead, for people
     */
    static void check(String model, long needed, String instead) {
        collectIfShort(needed);
        check(model, needed, free(), instead);
    }

    static void check(String model, long needed, long free, String instead) {
        if (needed > free) {
            throw new IllegalArgumentException(model + " needs " + needed + " bytes here, and " + free
                    + " are free: take " + instead + ", or give the JVM more heap (-Xmx)");
        }
    }
}
