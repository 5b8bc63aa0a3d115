package io.daogou.engine.content;

/**
 * How the score that a model of behaviour gives is said on the scale of the model that answers, for one history: so many
 * standard deviations above the mean of the known items there as here.
 */
public record Scale(double factor, double offset) {
    private static final Scale NONE = new Scale(0, 0);
    /** Rounding leaves a little where all scores are equal. */
    private static final double EQUAL = 1e-12;

    /**
     * The scale of one answer.
     *
     * @param answer scores of the model that answers
     * @param behaviour scores of the model of behaviour, of the same items
     * @param leftOut by item, what does not count: the history, and what is not known
     */
    public static Scale of(float[] answer, float[] behaviour, boolean[] leftOut) {
        double count = 0;
        double[] sums = new double[4];
        for (int item = 0; item < answer.length; item++) {
            if (!leftOut[item]) {
                count++;
                sums[0] += answer[item];
                sums[1] += (double) answer[item] * answer[item];
                sums[2] += behaviour[item];
                sums[3] += (double) behaviour[item] * behaviour[item];
            }
        }
        if (count == 0) {
            return NONE;
        }
        double mean = sums[0] / count;
        double variance = sums[1] / count - mean * mean;
        double ownMean = sums[2] / count;
        double ownVariance = sums[3] / count - ownMean * ownMean;
        if (!(ownVariance > EQUAL * ownMean * ownMean) || ownVariance < Float.MIN_NORMAL) {
            return NONE;
        }
        double factor = Math.sqrt(Math.max(0, variance) / ownVariance);
        return new Scale(factor, mean - factor * ownMean);
    }

    /** A score on the scale of the model that answers; 0 where the model of behaviour tells nothing apart. */
    public float apply(double score) {
        return (float) (factor * score + offset);
    }
}
