package io.daogou.learn.model.content;

import io.daogou.learn.data.Interactions;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.ItemToItem;
import io.daogou.learn.model.ItemWeights;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.Ranges;
import io.daogou.learn.model.Steps;

/**
 * A model of behaviour that knows new items too: by their features it says each as a mixture of the items that people have taken,
 * and gives it the same mixture of their weights.
 *
 * <p><b>Source.</b> Mapping features to what behaviour says of an item: Gantner et al., Learning Attribute-to-Feature Mappings for
 * Cold-Start Recommendations, ICDM 2010, here onto the columns of an item-to-item model rather than onto factors.
 *
 * <p><b>Notation.</b> {@code W} weights of the model of behaviour · {@code k_i} shares of the known items in item i, from a ridge
 * regression on features that trusts items by the root of their number of users · {@code δ} direct, times the mean over items of
 * their largest weight.
 *
 * <p><b>Model.</b> Between known items the weights are those of W. To a new item i they are {@code W k_i + δ k_i}: who took what
 * goes with its likes, or its likes themselves, is led to it. From a new item they are {@code k_iᵀ W + δ k_iᵀ}, and from one to
 * another {@code k_iᵀ W k_j}.
 *
 * <p><b>Cost.</b> Of a new item: a regression, {@code 160 · entries of the features of known items} operations, and {@code limit}
 * weights each way. <b>Determinism.</b> The weights between two items depend on these two and the known items alone: bitwise
 * the same whatever other new items there are, and for any number of threads.
 *
 * <p><b>Differences from the paper.</b> The mixtures need no training by steps, so new items come and go at any time.
 */
public final class ContentModel implements ItemToItem {
    private final State state;
    private final Newcomers newcomers;
    private final SparseRows weights;

    private ContentModel(State state, Newcomers newcomers, SparseRows more, Steps steps) {
        this.state = state;
        this.newcomers = newcomers;
        this.weights = newcomers.join(more, steps);
    }

    /**
     * How new items are placed.
     *
     * @param regularization of the regression on features whose rows have length 1, greater than 0
     * @param direct how much an item of a history says about what reads like it, at least 0
     * @param level what scores of new items are multiplied by; 1 as the regression says, which is cautious where features say little
     * @param limit shares of a new item, and weights to it and from it, that are kept, at least 1
     */
    public record Parameters(double regularization, double direct, double level, int limit) {
        public Parameters {
            Ranges.positive("regularization", regularization);
            Ranges.within("direct", direct, 0, Double.MAX_VALUE);
            Ranges.positive("level", level);
            Ranges.atLeastOne("limit", limit);
        }

        /** What did best on sales of a gift shop that were kept aside; there the level costs no purchase in all. */
        public static Parameters defaults() {
            return new Parameters(0.3, 1, 1.5, 500);
        }
    }

    /**
     * All that the model is made of, for files.
     *
     * @param behaviour weights between items, as a model of behaviour learned them
     * @param features of the same items, a row each
     * @param trust weight of each of them in the regression; 0 for those that nobody took
     */
    @SuppressWarnings("ArrayRecordComponent") // Shared: read in loops.
    public record State(SparseRows behaviour, SparseRows features, float[] trust, Parameters parameters) {
        public State {
            ItemWeights.checkSquare(behaviour);
            if (features.rows() != behaviour.rows() || trust.length != behaviour.rows()) {
                throw new IllegalArgumentException("There are " + features.rows() + " rows of features and "
                        + trust.length + " items with trust for a model of " + behaviour.rows()
                        + " items; give one of each for every item");
            }
        }
    }

    /**
     * Learns which features stand for what.
     *
     * @param behaviour a model of the same items, learned from the interactions
     * @param interactions items that nobody has in them are new
     * @param features a row for each item, best of length 1; an item with an empty row is not led to while it is new
     * @param progress told of new items that have been placed
     * @throws IllegalArgumentException if the numbers of items differ
     * @throws io.daogou.learn.model.TrainingCancelled if {@code progress} says so
     */
    public static ContentModel fit(
            ItemToItem behaviour,
            Interactions interactions,
            SparseRows features,
            Parameters parameters,
            Progress progress) {
        if (interactions.items() != behaviour.items()) {
            throw new IllegalArgumentException("The interactions are of " + interactions.items()
                    + " items and the model of behaviour of " + behaviour.items() + "; they must be the same");
        }
        return of(new State(behaviour.weights(), features, trust(interactions), parameters), progress);
    }

    /** How much each item says of others: the root of the number of users, with mean 1 over items that have any. */
    public static float[] trust(Interactions interactions) {
        int[] counts = interactions.itemCounts();
        double sum = 0;
        int known = 0;
        for (int count : counts) {
            sum += Math.sqrt(count);
            known += count > 0 ? 1 : 0;
        }
        float[] trust = new float[counts.length];
        for (int item = 0; item < trust.length; item++) {
            trust[item] = counts[item] == 0 ? 0 : (float) (Math.sqrt(counts[item]) * known / sum);
        }
        return trust;
    }

    /** The model of a state. */
    public static ContentModel of(State state) {
        return of(state, Progress.NONE);
    }

    private static ContentModel of(State state, Progress progress) {
        Newcomers newcomers = new Newcomers(state);
        SparseRows none = new SparseRows(state.features().columns(), new int[1], new int[0], new float[0]);
        return new ContentModel(state, newcomers, none, new Steps(progress, newcomers.steps(none)));
    }

    /**
     * The model with further items, and without those that an earlier call gave: their indices follow those that were learned.
     * Nothing is trained, and other weights stay as they are, bit for bit.
     *
     * @param more features, a row for each; an empty row keeps the index of an item that is gone
     * @throws IllegalArgumentException if the features have other columns
     */
    public ContentModel withItems(SparseRows more) {
        if (more.columns() != state.features().columns()) {
            throw new IllegalArgumentException("The features of new items have " + more.columns()
                    + " columns; they must have the " + state.features().columns() + " of the known ones");
        }
        return new ContentModel(state, newcomers, more, new Steps(Progress.NONE, newcomers.steps(more)));
    }

    /**
     * Features with dense vectors of the same items beside them, such as those of a sentence encoder.
     *
     * @param share length that vectors are scaled to, where rows of features have length 1
     */
    public static SparseRows beside(SparseRows features, DenseMatrix vectors, double share) {
        return Beside.of(features, vectors, share);
    }

    /** What the model is made of; shared: never write to it. */
    public State state() {
        return state;
    }

    @Override
    public SparseRows weights() {
        return weights;
    }
}
