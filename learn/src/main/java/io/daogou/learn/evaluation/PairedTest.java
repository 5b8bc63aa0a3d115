package io.daogou.learn.evaluation;

import io.daogou.learn.matrix.Parallel;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How far two models differ on the same questions, and how likely chance alone makes such a difference.
 *
 * <p><b>Source.</b> Smucker, Allan and Carterette, A Comparison of Statistical Significance Tests for Information Retrieval
 * Evaluation, CIKM 2007. <b>Model.</b> {@code d_q = a_q - b_q}. The randomisation test flips the sign of each d_q at random and
 * counts how often the mean is at least as far from 0 as the observed one: {@code (1 + count) / (1 + resamples)}. Student's paired t
 * test takes {@code t = mean(d) √n / sd(d)} with n - 1 degrees of freedom. Both are two-sided. With fewer than two questions,
 * or if no question differs, both are 1.
 *
 * @param difference the mean of {@code a - b} with its bootstrap interval
 * @param randomisation the p value of the randomisation test
 * @param student the p value of the paired t test
 */
public record PairedTest(Interval difference, double randomisation, double student) {
    /**
     * Compares two models question by question.
     *
     * @throws IllegalArgumentException if there are different numbers of values
     */
    public static PairedTest of(double[] a, double[] b, Bootstrap bootstrap) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("One model has " + a.length + " values, the other " + b.length
                    + "; a paired test needs both on the same questions");
        }
        double[] differences = new double[a.length];
        for (int q = 0; q < a.length; q++) {
            differences[q] = a[q] - b[q];
        }
        return new PairedTest(
                bootstrap.interval(differences), randomisation(differences, bootstrap), student(differences));
    }

    private static double randomisation(double[] differences, Bootstrap bootstrap) {
        double total = 0;
        for (double difference : differences) {
            total += difference;
        }
        // A hair less, so that the observed signs count as equal whatever the order of rounding.
        double observed = Math.abs(total) * (1 - 1e-12);
        AtomicInteger asFar = new AtomicInteger();
        Parallel.ranges(bootstrap.resamples(), 16, (from, to) -> {
            for (int r = from; r < to; r++) {
                if (Math.abs(flipped(differences, bootstrap.random(~r))) >= observed) {
                    asFar.incrementAndGet();
                }
            }
        });
        return (1.0 + asFar.get()) / (1 + bootstrap.resamples());
    }

    private static double flipped(double[] differences, SplittableRandom random) {
        double sum = 0;
        long bits = 0;
        for (int q = 0; q < differences.length; q++) {
            bits = (q & 63) == 0 ? random.nextLong() : bits >>> 1;
            sum += (bits & 1) == 0 ? differences[q] : -differences[q];
        }
        return sum;
    }

    private static double student(double[] differences) {
        int n = differences.length;
        double mean = Interval.mean(differences);
        double squares = 0;
        for (double difference : differences) {
            squares += (difference - mean) * (difference - mean);
        }
        if (n < 2) {
            return 1;
        }
        if (squares == 0) {
            return mean == 0 ? 1 : 0;
        }
        return StudentT.twoSided(mean * Math.sqrt(n) / Math.sqrt(squares / (n - 1)), n - 1);
    }
}
