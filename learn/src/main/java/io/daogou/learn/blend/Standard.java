package io.daogou.learn.blend;

import java.util.Arrays;

/**
 * Scores of one person brought to mean 0 and standard deviation 1 over the items that are not in the history, so that those
 * of several models can be added. Where all scores are equal they become 0.
 */
final class Standard {
    private Standard() {}

    /**
     * Adds {@code weight} times the standardised scores.
     *
     * @return what a score was multiplied by
     * @param seen distinct known items of the history, see {@link #known}
     */
    static double add(float[] scores, int from, int items, int[] seen, double weight, float[] sum, int to) {
        return add(scores, from, items, of(scores, from, items, seen), weight, sum, to);
    }

    /** The same with a mean and deviation that are known. */
    static double add(float[] scores, int from, int items, Moments moments, double weight, float[] sum, int to) {
        if (moments.deviation == 0) {
            return 0;
        }
        double scale = weight / moments.deviation;
        for (int item = 0; item < items; item++) {
            sum[to + item] += (float) (scale * (scores[from + item] - moments.mean));
        }
        return scale;
    }

    /**
     * Over the items that are not in the history.
     *
     * @param deviation 0 where all scores are equal
     */
    record Moments(double mean, double deviation) {}

    static Moments of(float[] scores, int from, int items, int[] seen) {
        double total = 0;
        double squares = 0;
        for (int item = 0; item < items; item++) {
            double score = scores[from + item];
            total += score;
            squares += score * score;
        }
        for (int item : seen) {
            double score = scores[from + item];
            total -= score;
            squares -= score * score;
        }
        int count = items - seen.length;
        double mean = total / Math.max(1, count);
        double variance = squares / Math.max(1, count) - mean * mean;
        // Rounding leaves a little where all scores are equal.
        if (!(variance > 1e-12 * mean * mean) || variance < 1e-60) {
            return new Moments(mean, 0);
        }
        return new Moments(mean, Math.sqrt(variance));
    }

    /** The distinct items of a history that are below a number. */
    static int[] known(int[] history, int items) {
        return Arrays.stream(history)
                .filter(item -> item >= 0 && item < items)
                .sorted()
                .distinct()
                .toArray();
    }
}
