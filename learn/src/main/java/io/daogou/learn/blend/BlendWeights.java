package io.daogou.learn.blend;

import java.util.Arrays;
import java.util.List;

/**
 * How much each member counts, by the length of the history.
 *
 * @param bounds history lengths, rising: bucket b is for lengths up to {@code bounds[b]}, the last for all longer
 * @param weights a row for each bucket, one more than bounds: a weight of at least 0 for each member, with sum 1
 */
// Copied on the way in; small, and read once per history.
@SuppressWarnings("ArrayRecordComponent")
public record BlendWeights(int[] bounds, double[][] weights) {
    private static final double ROUNDING = 1e-9;

    public BlendWeights {
        if (weights.length != bounds.length + 1) {
            throw new IllegalArgumentException(
                    bounds.length + " bounds make " + (bounds.length + 1) + " buckets, not " + weights.length);
        }
        bounds = bounds.clone();
        weights = weights.clone();
        for (int bucket = 0; bucket < weights.length; bucket++) {
            weights[bucket] = weights[bucket].clone();
            check(weights[bucket]);
        }
    }

    private static void check(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            if (!(weight >= 0)) {
                throw new IllegalArgumentException("A weight of a blend is " + weight + "; it must be at least 0");
            }
            sum += weight;
        }
        if (Math.abs(sum - 1) > ROUNDING) {
            throw new IllegalArgumentException("The weights of a blend add up to " + sum + "; they must add up to 1");
        }
    }

    /** The same weights for histories of any length. */
    public static BlendWeights of(double... weights) {
        return new BlendWeights(new int[0], new double[][] {weights});
    }

    /** The number of members. */
    public int members() {
        return weights[0].length;
    }

    /** The weights for a history of a length. */
    double[] forLength(int length) {
        return weights[bucket(bounds, length)];
    }

    static int bucket(int[] bounds, int length) {
        int bucket = 0;
        while (bucket < bounds.length && length > bounds[bucket]) {
            bucket++;
        }
        return bucket;
    }

    /** Whether a member counts for any length. */
    public boolean uses(int member) {
        return Arrays.stream(weights).anyMatch(row -> row[member] > 0);
    }

    /** The weights of the members that count. */
    public BlendWeights used() {
        int[] kept = java.util.stream.IntStream.range(0, members())
                .filter(this::uses)
                .toArray();
        return new BlendWeights(
                bounds,
                Arrays.stream(weights)
                        .map(row -> Arrays.stream(kept).mapToDouble(m -> row[m]).toArray())
                        .toArray(double[][]::new));
    }

    /** The members that count, of a list of all. */
    public <T> List<T> used(List<T> all) {
        return java.util.stream.IntStream.range(0, members())
                .filter(this::uses)
                .mapToObj(all::get)
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BlendWeights that
                && Arrays.equals(bounds, that.bounds)
                && Arrays.deepEquals(weights, that.weights);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(bounds) + Arrays.deepHashCode(weights);
    }

    @Override
    public String toString() {
        return "BlendWeights " + Arrays.toString(bounds) + " " + Arrays.deepToString(weights);
    }
}
