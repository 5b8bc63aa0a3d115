package io.daogou.insight.analysis;

/**
 * A share with the interval it lies in with a confidence of 95 %.
 *
 * <p><b>Source:</b> Wilson 1927, the score interval: it holds for few tries and for shares near 0 and 1, where the usual one does not.
 *
 * @param value 0 to 1; 0 where nothing was tried
 */
record Share(double value, double low, double high) {
    private static final double Z = 1.959963984540054;

    /** So many of so many; more than all count as all. */
    static Share of(long successes, long tries) {
        if (tries == 0) {
            return new Share(0, 0, 1);
        }
        double share = Math.min(1, (double) successes / tries);
        double square = Z * Z / tries;
        double middle = (share + square / 2) / (1 + square);
        double half = Z * Math.sqrt(share * (1 - share) / tries + square / (4 * tries)) / (1 + square);
        // Rounding may leave the share just outside where it is 0 or 1.
        return new Share(share, Math.clamp(middle - half, 0, share), Math.clamp(middle + half, share, 1));
    }
}
