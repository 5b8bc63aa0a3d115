package io.daogou.learn.model;

import io.daogou.learn.matrix.DenseMatrix;

/** Checks that there is memory for a fit before it allocates; what does not fit is refused with {@link NotEnoughMemory}. */
public final class Memory {
    private Memory() {}

    /** The bytes that can still be allocated. */
    public static long free() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    }

    /** What looks used may be garbage of earlier fits: lets it go before anybody is refused. */
    public static void collectIfShort(long needed) {
        if (needed > free()) {
            System.gc();
        }
    }

    /**
     * Refuses vectors that do not fit the memory or one table.
     *
     * @param model its name, for people
     * @param needed bytes
     * @param rows vectors of the larger table
     * @throws NotEnoughMemory if they do not
     */
    public static void checkFactors(String model, long needed, int rows, int factors) {
        check(model, needed, "fewer factors, or ItemKnn");
        if (!DenseMatrix.fits(rows, factors)) {
            throw new NotEnoughMemory(model + " needs a table of " + rows + " rows of " + factors
                    + " factors here, and none may have more than 2³¹ entries: take fewer factors, or ItemKnn");
        }
    }

    /**
     * Refuses what does not fit.
     *
     * @param model its name, for people
     * @param needed bytes
     * @param instead what to take instead, for people
     * @throws NotEnoughMemory if more is needed than is free
     */
    public static void check(String model, long needed, String instead) {
        collectIfShort(needed);
        check(model, needed, free(), instead);
    }

    /** The same, given what is free. */
    static void check(String model, long needed, long free, String instead) {
        if (needed > free) {
            throw new NotEnoughMemory(model + " needs " + needed + " bytes here, and " + free + " are free: take "
                    + instead + ", or give the JVM more heap (-Xmx)");
        }
    }
}
