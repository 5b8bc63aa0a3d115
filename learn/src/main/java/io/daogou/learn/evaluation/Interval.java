package io.daogou.learn.evaluation;

/**
 * A mean and the interval in which it would lie for another sample of questions.
 *
 * @param low the lower end
 * @param mean the mean of the sample
 * @param high the upper end
 * @param confidence how often such intervals hold the true mean, such as .95
 */
public record Interval(double low, double mean, double high, double confidence) {
    /** Whether a value lies in the interval, ends included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** The mean of some values in their order; 0 without any. */
    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / Math.max(1, values.length);
    }
}
