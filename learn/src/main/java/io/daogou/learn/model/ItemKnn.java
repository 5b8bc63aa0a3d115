package io.daogou.learn.model;

import io.daogou.learn.data.Interactions;
import io.daogou.learn.matrix.Parallel;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.matrix.TopRows;

/**
 * Items that the same users took: the nearest neighbours of every item.
 *
 * <p><b>Source.</b> Sarwar, Karypis, Konstan and Riedl, Item-Based Collaborative Filtering, WWW 2001; shrinkage: Bell and
 * Koren, ICDM 2007; damping of busy users in the spirit of Breese's inverse user frequency, UAI 1998.
 *
 * <p><b>Notation.</b> {@code x_ui} weight of item i for user u · {@code n_u} items of user u · {@code c_ij} users of both
 * · {@code s} shrinkage · {@code d} userDamping.
 *
 * <p><b>Model.</b> Cosine: with {@code y_ui = x_ui · n_u^(-d/2)}, {@code w_ij = Σ_u y_ui y_uj / (|y_i| |y_j|)}. LLR: {@code
 * w_ij = 1 - 1 / (1 + G²)} of the distinct users, for pairs that occur together more often than by chance; damping does not
 * apply. Both are multiplied by {@code c_ij / (c_ij + s)}. The diagonal is 0. Each row keeps its {@code limit} highest.
 *
 * <p><b>Cost.</b> {@code Σ_u n_u²} additions, rows in parallel; memory: 12 bytes per item and thread, and the kept entries.
 * There is never an items × items array. <b>Determinism.</b> Each row is summed in the order of users.
 */
public final class ItemKnn implements ItemToItem {
    /** Rows per part of the parallel loop: small enough to even out popular items. */
    private static final int GRAIN = 64;

    private final SparseRows weights;

    private ItemKnn(SparseRows weights) {
        this.weights = weights;
    }

    /**
     * How to compare items.
     *
     * @param similarity the measure
     * @param shrinkage users in common at which a similarity is halved, at least 0; 0 switches it off
     * @param userDamping how much busy users are damped, 0 (not) to 2
     * @param limit neighbours kept per item, at least 1
     */
    public record Parameters(Similarity similarity, double shrinkage, double userDamping, int limit) {
        public Parameters {
            if (!(shrinkage >= 0 && shrinkage < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("shrinkage is " + shrinkage + "; it must be a number of at least 0");
            }
            if (!(userDamping >= 0 && userDamping <= 2)) {
                throw new IllegalArgumentException("userDamping is " + userDamping + "; it must lie in 0..2");
            }
            if (limit < 1) {
                throw new IllegalArgumentException("limit is " + limit + "; keep at least 1 neighbour");
            }
        }

        /** Cosine with a little shrinkage, damped users and 200 neighbours. */
        public static Parameters defaults() {
            return new Parameters(Similarity.COSINE, 1, 1, 200);
        }
    }

    /**
     * Compares all items.
     *
     * @throws TrainingCancelled if {@code progress} says so
     */
    public static ItemKnn fit(Interactions interactions, Parameters parameters, Progress progress) {
        Steps steps = new Steps(progress, interactions.items());
        ItemPairs pairs = new ItemPairs(interactions, parameters);
        TopRows top = new TopRows(interactions.items(), interactions.items(), parameters.limit());
        Parallel.ranges(interactions.items(), GRAIN, (from, to) -> {
            ItemPairs.Row row = pairs.row();
            for (int item = from; item < to; item++) {
                row.fill(item);
                top.keepHighest(item, row.touched, row.size, row.values);
                row.clear();
            }
            pairs.back(row);
            steps.add(to - from);
        });
        return new ItemKnn(top.build());
    }

    /** The model with given rows, as {@link #weights} gave them. */
    public static ItemKnn of(SparseRows weights) {
        return new ItemKnn(ItemWeights.checkSquare(weights));
    }

    @Override
    public SparseRows weights() {
        return weights;
    }
}
