package io.daogou.learn.model.sequence;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.matrix.Parallel;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.matrix.SparseSum;
import io.daogou.learn.matrix.TopRows;
import io.daogou.learn.model.ExplainedModel;
import io.daogou.learn.model.ItemWeights;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.Ranges;
import io.daogou.learn.model.Scores;
import io.daogou.learn.model.Steps;
import io.daogou.learn.model.TrainingCancelled;
import java.util.Arrays;

/**
 * What follows what: a walk over items in which near followers count more, read from the last items of a history.
 *
 * <p><b>Source.</b> The sequential rules and Markov chains of Ludewig and Jannach, Evaluation of Session-based
 * Recommendation Algorithms, UMUAI 2018, section 3.1.
 *
 * <p><b>Notation.</b> {@code d} entries between two of a sequence, 1 for neighbours · {@code n_i} how often item i occurs ·
 * {@code p} place in a history counted from its end, 1 for the last item.
 *
 * <p><b>Model.</b> {@code c_ij = Σ d^(-distance)} over all pairs of an earlier i and a later j at most {@code window} apart
 * in one sequence, times the weight of the later. {@code w_ij = (c_ij + backward · c_ji) / (n_i^source · n_j^popularity)}.
 * Each row keeps its {@code limit} highest. {@code score_j = Σ_p weight_p · p^(-recency) · w_(item_p, j)}. An item may
 * follow itself.
 *
 * <p><b>Shapes.</b> W: items × items, sparse. <b>Cost.</b> {@code entries · window} additions, rows in parallel; 13 bytes
 * per item and thread, and the kept entries. <b>Determinism.</b> Each row is summed in the order of entries.
 *
 * <p><b>Differences from the paper.</b> Any power of the distance instead of 1/d; backward pairs; damping of frequent
 * items; all items of the history speak, not only the last.
 */
public final class Transitions implements ExplainedModel {
    private static final int GRAIN = 64;

    private final SparseRows weights;
    private final double recency;

    private Transitions(SparseRows weights, double recency) {
        this.weights = weights;
        this.recency = recency;
    }

    /**
     * How to count.
     *
     * @param window entries apart up to which a pair counts, at least 1
     * @param distance power with which distant pairs count less, 0 to 10
     * @param backward how much a pair counts against its order, 0 (not) to 1 (as much)
     * @param source power with which frequent items of the history speak less, 0 to 2; 1 makes rows near probabilities
     * @param popularity power with which frequent followers are damped, 0 to 2
     * @param recency power with which earlier items of the history count less, 0 to 10
     * @param limit followers kept per item, at least 1
     */
    public record Parameters(
            int window, double distance, double backward, double source, double popularity, double recency, int limit) {
        public Parameters {
            Ranges.atLeastOne("window", window);
            Ranges.within("distance", distance, 0, 10);
            Ranges.within("backward", backward, 0, 1);
            Ranges.within("source", source, 0, 2);
            Ranges.within("popularity", popularity, 0, 2);
            Ranges.within("recency", recency, 0, 10);
            Ranges.atLeastOne("limit", limit);
        }

        /** Pairs up to twenty apart, near ones more, half as much against their order. */
        public static Parameters defaults() {
            return new Parameters(20, .5, .5, .4, .2, 1, 500);
        }
    }

    /**
     * Counts.
     *
     * @throws TrainingCancelled if {@code progress} says so
     */
    public static Transitions fit(Sequences sequences, Parameters parameters, Progress progress) {
        Steps steps = new Steps(progress, sequences.items());
        TransitionCounts counts = new TransitionCounts(sequences, parameters);
        TopRows top = new TopRows(sequences.items(), sequences.items(), parameters.limit());
        Parallel.ranges(sequences.items(), GRAIN, (from, to) -> {
            SparseSum row = new SparseSum(sequences.items());
            for (int item = from; item < to; item++) {
                counts.row(item, row);
                top.keepHighest(item, row.touched(), row.size(), row.values());
                row.clear();
            }
            steps.add(to - from);
        });
        return new Transitions(top.build(), parameters.recency());
    }

    /** The model with given rows and the {@code recency} of its parameters. */
    public static Transitions of(SparseRows weights, double recency) {
        Ranges.within("recency", recency, 0, 10);
        return new Transitions(ItemWeights.checkSquare(weights), recency);
    }

    @Override
    public int items() {
        return weights.columns();
    }

    /** {@code W}: row i says what follows item i. */
    public SparseRows weights() {
        return weights;
    }

    /** The power with which earlier items of a history count less. */
    public double recency() {
        return recency;
    }

    @Override
    public void score(History history, float[] scores) {
        explain(history, scores);
    }

    @Override
    public Explanation explain(History history, float[] scores) {
        Scores.check(scores, weights.columns());
        Arrays.fill(scores, 0);
        float[] shares = new float[history.size()];
        int place = 1;
        for (int k = history.size() - 1; k >= 0; k--) {
            int item = history.items()[k];
            // Unknown items take no place: they say nothing.
            if (item >= 0 && item < weights.rows()) {
                shares[k] = (float) (history.weights()[k] * Math.pow(place++, -recency));
                weights.addRow(item, shares[k], scores);
            }
        }
        return ItemWeights.explanation(weights, history, shares);
    }
}
