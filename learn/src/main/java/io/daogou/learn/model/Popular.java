package io.daogou.learn.model;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;

/**
 * What most people took lately: the same scores for every history.
 *
 * <p><b>Model.</b> The score of an item is the sum over its distinct users of {@code 2^(-age / halfLife)}, where the age is
 * counted from the latest entry of all, not from the clock, so that a fit can be repeated. With {@code weighted} each user
 * counts with the entry's weight instead of one. Interactions without times do not decay.
 *
 * <p><b>Cost.</b> One pass. <b>Determinism.</b> Sums are made in the order of users, in double precision.
 */
public final class Popular implements Model {
    private static final double SECONDS_PER_DAY = 86_400;

    private final float[] scores;

    private Popular(float[] scores) {
        this.scores = scores;
    }

    /**
     * How to count.
     *
     * @param halfLifeDays days after which a user counts half; infinite for no decay
     * @param weighted whether a user counts with the entry's weight instead of one
     */
    public record Parameters(double halfLifeDays, boolean weighted) {
        public Parameters {
            if (!(halfLifeDays > 0)) {
                throw new IllegalArgumentException(
                        "halfLifeDays is " + halfLifeDays + "; it must be greater than 0 (infinite for no decay)");
            }
        }

        /** A half-life of 30 days, every user counts one. */
        public static Parameters defaults() {
            return new Parameters(30, false);
        }
    }

    /**
     * Counts.
     *
     * @throws TrainingCancelled if {@code progress} says so
     */
    public static Popular fit(Interactions interactions, Parameters parameters, Progress progress) {
        Steps steps = new Steps(progress, interactions.size());
        double rate = interactions.hasTimes() ? Math.log(2) / (parameters.halfLifeDays() * SECONDS_PER_DAY) : 0;
        long latest = rate > 0 ? latest(interactions) : 0;
        double[] sums = new double[interactions.items()];
        for (int k = 0; k < interactions.size(); k++) {
            double count = parameters.weighted() ? interactions.weight(k) : 1;
            if (rate > 0) {
                count *= Math.exp(-rate * (latest - interactions.epochSeconds(k)));
            }
            sums[interactions.item(k)] += count;
        }
        float[] scores = new float[sums.length];
        for (int item = 0; item < scores.length; item++) {
            scores[item] = (float) sums[item];
        }
        steps.add(interactions.size());
        return new Popular(scores);
    }

    /**
     * The model with given scores, as {@link #scores} gave them.
     *
     * @throws IllegalArgumentException if a score is not finite
     */
    public static Popular of(float[] scores) {
        for (int item = 0; item < scores.length; item++) {
            if (!Float.isFinite(scores[item])) {
                throw new IllegalArgumentException("The score of item " + item + " is " + scores[item]);
            }
        }
        return new Popular(scores.clone());
    }

    private static long latest(Interactions interactions) {
        long latest = Long.MIN_VALUE;
        for (int k = 0; k < interactions.size(); k++) {
            latest = Math.max(latest, interactions.epochSeconds(k));
        }
        return latest;
    }

    /** A copy of the scores of all items. */
    public float[] scores() {
        return scores.clone();
    }

    @Override
    public int items() {
        return scores.length;
    }

    @Override
    public void score(History history, float[] target) {
        Scores.check(target, scores.length);
        System.arraycopy(scores, 0, target, 0, scores.length);
    }
}
