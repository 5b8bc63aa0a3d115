package io.daogou.learn.model.ranking;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Features brought to mean 0 and standard deviation 1, as learned from the lists of a training.
 *
 * <p>What lies more than 4 deviations away counts as 4. What is missing (NaN) becomes 0, the mean; and a feature of which the
 * training missed values has a second column behind all features, 1 where it is missing and 0 where it is not, so that the
 * network learns what missing means.
 *
 * @param means of each feature over the values that are there
 * @param scales one divided by the standard deviation; 0 if all values are equal
 * @param incomplete the features of which values were missing, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // Read in loops, by this package alone; never written.
public record Standardisation(float[] means, float[] scales, int[] incomplete) {
    private static final float FARTHEST = 4;
    /** Rounding leaves a little where all values are equal. */
    private static final double EQUAL = 1e-12;

    public Standardisation {
        if (means.length != scales.length) {
            throw new IllegalArgumentException(
                    "There are " + means.length + " means and " + scales.length + " scales; there must be as many");
        }
        for (int feature : incomplete) {
            if (feature < 0 || feature >= means.length) {
                throw new IllegalArgumentException("Feature " + feature + " has gaps and is none of " + means.length);
            }
        }
    }

    /** Learns from the rows of lists. */
    static Standardisation of(List<ShownList> lists, int features) {
        float[] means = new float[features];
        float[] scales = new float[features];
        boolean[] isIncomplete = new boolean[features];
        for (int feature = 0; feature < features; feature++) {
            long count = 0;
            double sum = 0;
            double squares = 0;
            for (ShownList list : lists) {
                float[] rows = list.rows();
                for (int at = feature; at < rows.length; at += features) {
                    if (Float.isFinite(rows[at])) {
                        count++;
                        sum += rows[at];
                        squares += (double) rows[at] * rows[at];
                    } else {
                        isIncomplete[feature] = true;
                    }
                }
            }
            double mean = sum / Math.max(1, count);
            double variance = squares / Math.max(1, count) - mean * mean;
            means[feature] = (float) mean;
            scales[feature] = variance > EQUAL * mean * mean ? (float) (1 / Math.sqrt(variance)) : 0;
        }
        int[] incomplete =
                IntStream.range(0, features).filter(k -> isIncomplete[k]).toArray();
        return new Standardisation(means, scales, incomplete);
    }

    /** The number of features of a candidate. */
    int features() {
        return means.length;
    }

    /** The number of columns that the network reads. */
    int columns() {
        return means.length + incomplete.length;
    }

    /** Writes rows of features as rows of columns. */
    void apply(float[] rows, int count, float[] to, int toRow) {
        int features = features();
        int columns = columns();
        for (int row = 0; row < count; row++) {
            int from = row * features;
            int at = (toRow + row) * columns;
            for (int k = 0; k < features; k++) {
                float value = (rows[from + k] - means[k]) * scales[k];
                to[at + k] = Float.isFinite(rows[from + k]) ? Math.clamp(value, -FARTHEST, FARTHEST) : 0;
            }
            for (int k = 0; k < incomplete.length; k++) {
                to[at + features + k] = Float.isFinite(rows[from + incomplete[k]]) ? 0 : 1;
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Standardisation that
                && Arrays.equals(means, that.means)
                && Arrays.equals(scales, that.scales)
                && Arrays.equals(incomplete, that.incomplete);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(means);
    }

    @Override
    public String toString() {
        return "Standardisation of " + means.length + " features, " + incomplete.length + " of them with gaps";
    }
}
