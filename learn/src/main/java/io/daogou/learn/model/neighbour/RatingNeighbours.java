package io.daogou.learn.model.neighbour;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.matrix.Parallel;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.matrix.SparseSum;
import io.daogou.learn.matrix.TopRows;
import io.daogou.learn.model.ItemWeights;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.Ranges;
import io.daogou.learn.model.Scores;
import io.daogou.learn.model.Steps;
import io.daogou.learn.model.TrainingCancelled;
import java.util.Arrays;

/**
 * Expected ratings: what people and items are rated on the whole, and what neighbouring items were rated beyond that.
 *
 * <p><b>Source.</b> Koren, Factor in the Neighbors, TKDD 2010, sections 2.1 and 2.2 (baseline estimates and item neighbours of
 * residuals).
 *
 * <p><b>Notation.</b> {@code r_ui} a rating: the weight of an entry, in the training data as in histories · {@code μ} mean ·
 * {@code b_u, b_i} biases · {@code e_ui = r_ui - μ - b_u - b_i} · {@code c_ij} users who rated both · {@code s} shrinkage.
 *
 * <p><b>Model.</b> {@code b_u = Σ_i (r_ui - μ - b_i) / (n_u + d)}, {@code b_i} likewise, in ten turns, with {@code d} the
 * {@code biasShrinkage}. {@code w_ij = cos(e_i, e_j) · c_ij / (c_ij + s)}, signed, the {@code limit} largest per item. {@code
 * score_i = μ + b_u + b_i + Σ_j w_ji e_uj / (1 + Σ_j |w_ji|)} over the items j of the history that somebody rated; {@code b_u}
 * is computed from the history.
 *
 * <p>Subtracting the biases keeps a self-chosen sample, in which people rate what they expect to like, from making often
 * chosen items look good.
 *
 * <p><b>Shapes.</b> b: items; W: items × items, sparse. <b>Cost.</b> {@code Σ_u n_u²} additions, rows in parallel; an answer:
 * the rows of the history's items. <b>Determinism.</b> Sums are made in the order of users.
 *
 * <p><b>Differences from the paper.</b> Neighbours are chosen once per item, not per question, and weighed by similarity
 * instead of interpolation weights; the 1 below the sum pulls an answer from few neighbours to the biases.
 */
public final class RatingNeighbours implements Model {
    private static final int GRAIN = 64;

    private final float mean;
    private final double biasShrinkage;
    private final float[] biases;
    private final SparseRows weights;

    private RatingNeighbours(float mean, double biasShrinkage, float[] biases, SparseRows weights) {
        this.mean = mean;
        this.biasShrinkage = biasShrinkage;
        this.biases = biases;
        this.weights = weights;
    }

    /**
     * How to fit.
     *
     * @param biasShrinkage ratings at which a bias is half its mean residual, at least 0
     * @param shrinkage users in common at which a similarity is halved, at least 0
     * @param limit neighbours kept per item, at least 1
     */
    public record Parameters(double biasShrinkage, double shrinkage, int limit) {
        public Parameters {
            Ranges.within("biasShrinkage", biasShrinkage, 0, 1e9);
            Ranges.within("shrinkage", shrinkage, 0, 1e9);
            Ranges.atLeastOne("limit", limit);
        }

        /** Biases from five ratings on, similarities from two users on, 500 neighbours. */
        public static Parameters defaults() {
            return new Parameters(5, 2, 500);
        }
    }

    /**
     * Fits biases and compares items.
     *
     * @param ratings an entry's weight is its rating
     * @throws TrainingCancelled if {@code progress} says so
     */
    public static RatingNeighbours fit(Interactions ratings, Parameters parameters, Progress progress) {
        int items = ratings.items();
        Steps steps = new Steps(progress, items);
        RatingBiases biases = new RatingBiases(ratings, parameters.biasShrinkage());
        ResidualPairs pairs = new ResidualPairs(ratings, biases, parameters.shrinkage());
        TopRows top = new TopRows(items, items, parameters.limit());
        Parallel.ranges(items, GRAIN, (from, to) -> {
            SparseSum row = new SparseSum(items);
            int[] common = new int[items];
            for (int item = from; item < to; item++) {
                pairs.row(item, row, common);
                top.keepLargest(item, row.values());
                row.clear();
            }
            steps.add(to - from);
        });
        return new RatingNeighbours((float) biases.mean, parameters.biasShrinkage(), biases.items, top.build());
    }

    /**
     * The model with given parts, as the accessors gave them.
     *
     * @throws IllegalArgumentException if their sizes do not fit
     */
    public static RatingNeighbours of(float mean, double biasShrinkage, float[] biases, SparseRows weights) {
        if (ItemWeights.checkSquare(weights).rows() != biases.length) {
            throw new IllegalArgumentException(
                    "There are biases of " + biases.length + " items, but weights of " + weights.rows());
        }
        Ranges.within("biasShrinkage", biasShrinkage, 0, 1e9);
        return new RatingNeighbours(mean, biasShrinkage, biases.clone(), weights);
    }

    /** The mean of all ratings. */
    public float mean() {
        return mean;
    }

    /** Ratings at which a person's bias is half the mean residual. */
    public double biasShrinkage() {
        return biasShrinkage;
    }

    /** A copy of the biases of all items. */
    public float[] biases() {
        return biases.clone();
    }

    /** The similarities of residuals. */
    public SparseRows weights() {
        return weights;
    }

    @Override
    public int items() {
        return biases.length;
    }

    /** Expected ratings, if the weights of the history are ratings. */
    @Override
    public void score(History history, float[] scores) {
        Scores.check(scores, biases.length);
        Arrays.fill(scores, 0);
        float[] sums = new float[biases.length];
        double person = bias(history);
        for (int k = 0; k < history.size(); k++) {
            int item = history.items()[k];
            if (isKnown(item)) {
                double residual = history.weights()[k] - mean - person - biases[item];
                for (int w = weights.start(item); w < weights.end(item); w++) {
                    scores[weights.column(w)] += (float) (residual * weights.value(w));
                    sums[weights.column(w)] += Math.abs(weights.value(w));
                }
            }
        }
        for (int item = 0; item < scores.length; item++) {
            scores[item] = (float) (mean + person + biases[item] + scores[item] / (1 + sums[item]));
        }
    }

    private double bias(History history) {
        double sum = 0;
        int count = 0;
        for (int k = 0; k < history.size(); k++) {
            int item = history.items()[k];
            if (isKnown(item)) {
                sum += history.weights()[k] - mean - biases[item];
                count++;
            }
        }
        return sum / Math.max(1, count + biasShrinkage);
    }

    /** Nobody rated an item that has neither a bias nor neighbours; it says nothing. */
    private boolean isKnown(int item) {
        return item >= 0 && item < biases.length && (biases[item] != 0 || weights.end(item) > weights.start(item));
    }
}
