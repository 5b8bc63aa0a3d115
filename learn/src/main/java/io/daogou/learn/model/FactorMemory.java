package io.daogou.learn.model;

import io.daogou.learn.matrix.DenseMatrix;

/** Checks that there is memory for the vectors of a fit before it allocates them. */
final class FactorMemory {
    private FactorMemory() {}

    static void check(String model, long needed, int rows, int factors) {
        if (needed > free()) {
            // What looks used may be garbage of earlier fits: look again when it is gone.
            System.gc();
        }
        check(model, needed, free(), DenseMatrix.fits(rows, factors));
    }

    static void check(String model, long needed, long free, boolean fits) {
        if (needed > free || !fits) {
            throw new IllegalArgumentException(model + " needs " + needed + " bytes here, and " + free
                    + " are free (and no table may have more than 2³¹ entries): take fewer factors, or ItemKnn,"
                    + " or give the JVM more heap (-Xmx)");
        }
    }

    private static long free() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    }
}
