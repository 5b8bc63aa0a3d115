package io.daogou.learn.model.sequence;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.Ranges;
import io.daogou.learn.model.Scores;
import io.daogou.learn.model.Steps;
import io.daogou.learn.model.TrainingCancelled;
import java.util.Arrays;

/**
 * Coming back to the same: scores the items of the history itself, by how often and how lately they occur in it.
 *
 * <p><b>Source.</b> Anderson, Kumar, Tomkins and Vassilvitskii, The Dynamics of Repeat Consumption, WWW 2014 (the mixed
 * model: copy an earlier position with a weight for its age times the quality of its item).
 *
 * <p><b>Notation.</b> {@code p} how many entries ago, 1 for the last · {@code r_p} share of entries that equal the entry p
 * before them, among all that have one · {@code q_i} how much item i comes back.
 *
 * <p><b>Model.</b> {@code score_i = q_i · Σ_(p with item i) weight_p · r_p}; other items score 0. {@code q_i = (b_i + s·b) /
 * (o_i + s)}: of the {@code o_i} entries of item i, {@code b_i} are followed by the same item within {@code window};
 * {@code b} is that share over all items and {@code s} the {@code shrinkage}.
 *
 * <p><b>Shapes.</b> r: window; q: items. <b>Cost.</b> {@code entries · window} comparisons; an answer: the length of the
 * history. <b>Determinism.</b> Counts are whole numbers.
 *
 * <p><b>Differences from the paper.</b> Both parts are counted instead of fitted by gradient ascent of the likelihood, so
 * that one pass is enough.
 */
public final class RepeatConsumption implements Model {
    private final float[] recency;
    private final float[] quality;

    private RepeatConsumption(float[] recency, float[] quality) {
        this.recency = recency;
        this.quality = quality;
    }

    /**
     * How to count.
     *
     * @param window entries back that are looked at, at least 1
     * @param shrinkage entries of an item at which its own share counts half, at least 0
     */
    public record Parameters(int window, double shrinkage) {
        public Parameters {
            Ranges.atLeastOne("window", window);
            Ranges.within("shrinkage", shrinkage, 0, 1e9);
        }

        /** A hundred entries back, an item's own share from twenty entries on. */
        public static Parameters defaults() {
            return new Parameters(100, 20);
        }
    }

    /**
     * Counts.
     *
     * @throws TrainingCancelled if {@code progress} says so
     */
    public static RepeatConsumption fit(Sequences sequences, Parameters parameters, Progress progress) {
        Steps steps = new Steps(progress, sequences.users());
        RepeatCounts counts = new RepeatCounts(sequences, parameters.window());
        for (int user = 0; user < sequences.users(); user++) {
            counts.add(user);
            if ((user & 1023) == 1023) {
                steps.add(1024);
            }
        }
        steps.add(sequences.users() & 1023);
        return new RepeatConsumption(counts.recency(), counts.quality(parameters.shrinkage()));
    }

    /** The model with given parts, as {@link #recency} and {@link #quality} gave them. */
    public static RepeatConsumption of(float[] recency, float[] quality) {
        return new RepeatConsumption(recency.clone(), quality.clone());
    }

    /** A copy of {@code r}: place 0 is one entry ago. */
    public float[] recency() {
        return recency.clone();
    }

    /** A copy of {@code q}. */
    public float[] quality() {
        return quality.clone();
    }

    @Override
    public int items() {
        return quality.length;
    }

    @Override
    public void score(History history, float[] scores) {
        Scores.check(scores, quality.length);
        Arrays.fill(scores, 0);
        int ago = 0;
        for (int k = history.size() - 1; k >= 0 && ago < recency.length; k--) {
            int item = history.items()[k];
            if (item >= 0 && item < quality.length) {
                scores[item] += history.weights()[k] * recency[ago++] * quality[item];
            }
        }
    }
}
