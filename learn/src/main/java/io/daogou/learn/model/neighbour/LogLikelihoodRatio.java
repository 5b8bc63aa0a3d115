package io.daogou.learn.model.neighbour;

/**
 * How surely two events go together: the log-likelihood ratio of a 2 × 2 table of counts.
 *
 * <p><b>Source.</b> Dunning, Accurate Methods for the Statistics of Surprise and Coincidence, Computational Linguistics
 * 19(1), 1993.
 *
 * <p><b>Model.</b> {@code G² = 2 Σ n_rc · ln(n_rc · n / (n_r. · n_.c))} over the four cells, where an empty cell adds 0.
 * It is 0 for independent events and grows with the evidence, not only with the strength, of a connection.
 */
final class LogLikelihoodRatio {
    private LogLikelihoodRatio() {}

    /**
     * The ratio for two events.
     *
     * @param both how often both happened
     * @param first how often the first happened, with or without the second
     * @param second how often the second happened, with or without the first
     * @param all how many occasions there were
     * @throws IllegalArgumentException if no table has such counts
     */
    static double of(long both, long first, long second, long all) {
        if (both < 0 || first < both || second < both || all < first + second - both) {
            throw new IllegalArgumentException("No table has " + both + " occasions with both events, " + first
                    + " with the first, " + second + " with the second and " + all + " in all");
        }
        long firstOnly = first - both;
        long secondOnly = second - both;
        long neither = all - first - second + both;
        double sum = term(both, first, second, all)
                + term(firstOnly, first, all - second, all)
                + term(secondOnly, all - first, second, all)
                + term(neither, all - first, all - second, all);
        // Rounding may leave a tiny negative sum for independent events.
        return Math.max(0, 2 * sum);
    }

    private static double term(long cell, long row, long column, long all) {
        return cell == 0 ? 0 : cell * Math.log((double) cell * all / ((double) row * column));
    }
}
