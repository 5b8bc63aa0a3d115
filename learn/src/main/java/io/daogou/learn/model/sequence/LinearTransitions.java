package io.daogou.learn.model.sequence;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.matrix.Parallel;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.matrix.SparseSum;
import io.daogou.learn.matrix.TopRows;
import io.daogou.learn.model.ExplainedModel;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.Ranges;
import io.daogou.learn.model.Steps;
import io.daogou.learn.model.TrainingCancelled;

/**
 * What follows, by regression: the future of a sequence as a linear function of its past, one small ridge regression per
 * item.
 *
 * <p><b>Source.</b> Choi, Kim, Lee, Shim and Lee, Session-aware Linear Item-Item Models for Session-based Recommendation
 * (SLIST), WWW 2021; regression on selected features: Ning and Karypis, SLIM, ICDM 2011 (fsSLIM).
 *
 * <p><b>Notation.</b> A sequence is cut before each of its entries t: {@code s_t} is its past, where the entry e counts {@code
 * (t - e)^(-distance)}, and {@code f_t} its future, where the entry e counts {@code (e - t + 1)^(-distance)}, both up to {@code
 * window} entries (S and T of the paper) · {@code b} backward · {@code λ} regularization.
 *
 * <p><b>Model.</b> {@code G = Σ_t s_t s_tᵀ + b f_t f_tᵀ} and {@code M = Σ_t s_t f_tᵀ + b f_t s_tᵀ}. For every target j its
 * {@code support}, the sources i with the largest {@code M_ij² / (G_ii + λ)}, has the weights {@code w_j = (G + λI)⁻¹ M_j}
 * restricted to these rows and columns; all others are 0. {@code score_j = Σ_p weight_p · p^(-recency) · w_(item_p, j)} with
 * {@code p} counted from the end of the history, 1 for the last.
 *
 * <p><b>Shapes.</b> G: items × items, sparse; W: items × items with {@code support} entries a column. <b>Cost.</b> {@code
 * entries · window²} additions and {@code items · support³ / 6} multiplications, items in parallel; memory: G, 8 bytes per pair of
 * items that meet in a window. <b>Determinism.</b> Each row and column is summed in the order of entries.
 *
 * <p><b>Differences from the paper.</b> The regression is restricted to a support instead of inverting a dense matrix;
 * powers instead of exponential decays; instead of the whole-session part (SLIS), sequences are also read backwards.
 */
public final class LinearTransitions implements ExplainedModel {
    private static final int GRAIN = 32;

    private final Transitions transitions;

    private LinearTransitions(SparseRows weights, double recency) {
        this.transitions = Transitions.of(weights, recency);
    }

    /**
     * How to fit.
     *
     * @param window entries of the past and of the future that count, 1 to 100
     * @param distance power with which entries farther from the cut count less, 0 to 10
     * @param backward weight of the sequences read backwards, 0 (not) to 1 (as much)
     * @param regularization λ, greater than 0
     * @param recency power with which earlier items of a history count less, 0 to 10
     * @param support sources that speak for an item, 1 to 2,000
     */
    public record Parameters(
            int window, double distance, double backward, double regularization, double recency, int support) {
        public Parameters {
            Ranges.within("window", window, 1, 100);
            Ranges.within("distance", distance, 0, 10);
            Ranges.within("backward", backward, 0, 1);
            Ranges.within("regularization", regularization, Double.MIN_NORMAL, 1e30);
            Ranges.within("recency", recency, 0, 10);
            Ranges.within("support", support, 1, 2_000);
        }

        /** Ten entries before and after each cut, a hundred sources. */
        public static Parameters defaults() {
            return new Parameters(10, 1.5, .5, 60, 1, 100);
        }
    }

    /**
     * Solves the regressions.
     *
     * @throws TrainingCancelled if {@code progress} says so
     */
    public static LinearTransitions fit(Sequences sequences, Parameters parameters, Progress progress) {
        int items = sequences.items();
        Steps steps = new Steps(progress, 2L * items);
        TransitionProducts products = new TransitionProducts(sequences, parameters);
        TopRows gram = new TopRows(items, items, Math.max(1, items));
        Parallel.ranges(items, GRAIN, (from, to) -> {
            SparseSum row = new SparseSum(items);
            for (int item = from; item < to; item++) {
                products.gramRow(item, row);
                gram.keepHighest(item, row.touched(), row.size(), row.values());
                row.clear();
            }
            steps.add(to - from);
        });
        SparseRows gramRows = gram.build();
        TargetWeights targets = new TargetWeights(items);
        Parallel.ranges(items, GRAIN, (from, to) -> {
            SparseSum column = new SparseSum(items);
            SupportRegression regression = new SupportRegression(gramRows, parameters);
            for (int item = from; item < to; item++) {
                products.targetColumn(item, column);
                targets.set(item, regression.solve(column), regression.weights());
                column.clear();
            }
            steps.add(to - from);
        });
        return new LinearTransitions(targets.bySource(), parameters.recency());
    }

    /** The model with given rows and the {@code recency} of its parameters. */
    public static LinearTransitions of(SparseRows weights, double recency) {
        return new LinearTransitions(weights, recency);
    }

    /** {@code W}: row i says how much item i speaks for what follows. */
    public SparseRows weights() {
        return transitions.weights();
    }

    /** The power with which earlier items of a history count less. */
    public double recency() {
        return transitions.recency();
    }

    @Override
    public int items() {
        return transitions.items();
    }

    @Override
    public void score(History history, float[] scores) {
        transitions.score(history, scores);
    }

    @Override
    public Explanation explain(History history, float[] scores) {
        return transitions.explain(history, scores);
    }
}
