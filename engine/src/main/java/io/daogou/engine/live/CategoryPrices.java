package io.daogou.engine.live;

import java.util.Arrays;

/**
 * How dear the items of each narrowest category are: mean and deviation of the logarithms of their prices, kept up with every
 * change. <b>Threads:</b> one writer; a reader beside it may see a change half, which is off by one item for a moment.
 */
final class CategoryPrices {
    /** Turns standard deviations into about the share below: the logistic function nearest to the normal distribution. */
    private static final double LOGISTIC = 1.702;

    private volatile double[] sums = new double[3 * 64];

    /** Counts an item in (1) or out (-1); without a price or a category it does not count. */
    void count(int category, double price, int times) {
        if (category < 0 || !(price > 0)) {
            return;
        }
        double[] now = sums;
        if (3 * category + 2 >= now.length) {
            now = Arrays.copyOf(now, Math.max(3 * category + 3, 2 * now.length));
        }
        double log = Math.log(price);
        now[3 * category] += times;
        now[3 * category + 1] += times * log;
        now[3 * category + 2] += times * log * log;
        sums = now;
    }

    /** About which share of its category is cheaper, 0 to 1; NaN for an item without a price or a category. */
    double place(int category, double price) {
        double[] now = sums;
        if (category < 0 || !(price > 0) || 3 * category + 2 >= now.length) {
            return Double.NaN;
        }
        double count = Math.max(1, now[3 * category]);
        double mean = now[3 * category + 1] / count;
        double variance = now[3 * category + 2] / count - mean * mean;
        double above = variance > 1e-9 ? (Math.log(price) - mean) / Math.sqrt(variance) : 0;
        return 1 / (1 + Math.exp(-LOGISTIC * above));
    }
}
