package io.daogou.learn.evaluation;

import io.daogou.learn.matrix.Parallel;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Percentile intervals of a mean: what it is when questions are drawn again with replacement.
 *
 * <p><b>Source.</b> Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13. <b>Cost.</b> resamples × values
 * draws, in parallel. <b>Determinism.</b> Each resample draws from a generator of its own, so the interval is bitwise the
 * same for the same seed and any number of threads.
 *
 * @param resamples how many samples are drawn, at least 100
 * @param confidence how often the interval should hold the true mean, between 0 and 1
 * @param seed of the draws
 */
public record Bootstrap(int resamples, double confidence, long seed) {
    public Bootstrap {
        if (resamples < 100) {
            throw new IllegalArgumentException("resamples is " + resamples + "; draw at least 100");
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "confidence is " + confidence + "; it must lie between 0 and 1, both excluded");
        }
    }

    /** 95 % from 1,000 resamples. */
    public static Bootstrap seeded(long seed) {
        return new Bootstrap(1000, 0.95, seed);
    }

    /** The interval of the mean of some values; without values it is 0 to 0. */
    public Interval interval(double[] values) {
        double mean = Interval.mean(values);
        if (values.length == 0) {
            return new Interval(0, 0, 0, confidence);
        }
        double[] means = means(values);
        Arrays.sort(means);
        double tail = (1 - confidence) / 2;
        return new Interval(quantile(means, tail), mean, quantile(means, 1 - tail), confidence);
    }

    private double[] means(double[] values) {
        double[] means = new double[resamples];
        Parallel.ranges(resamples, 16, (from, to) -> {
            for (int r = from; r < to; r++) {
                SplittableRandom random = random(r);
                double sum = 0;
                for (int n = 0; n < values.length; n++) {
                    sum += values[random.nextInt(values.length)];
                }
                means[r] = sum / values.length;
            }
        });
        return means;
    }

    /** The generator of one resample. */
    SplittableRandom random(int resample) {
        // Mixed first: SplittableRandoms of neighbouring multiples of a constant may be shifted copies of each other.
        return new SplittableRandom(new SplittableRandom(seed).nextLong() + resample);
    }

    /** Between the two nearest order statistics. */
    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
