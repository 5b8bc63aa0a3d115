package io.daogou.learn.model.neighbour;

import io.daogou.learn.data.Interactions;
import io.daogou.learn.matrix.Parallel;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.matrix.TopRows;
import io.daogou.learn.model.ItemToItem;
import io.daogou.learn.model.ItemWeights;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.Ranges;
import io.daogou.learn.model.Steps;
import io.daogou.learn.model.TrainingCancelled;

/**
 * Items that the same users took: the nearest neighbours of every item.
 *
 * <p><b>Source.</b> Sarwar, Karypis, Konstan and Riedl, Item-Based Collaborative Filtering, WWW 2001; shrinkage: Bell and
 * Koren, ICDM 2007; damping of busy users in the spirit of Breese's inverse user frequency, UAI 1998; the asymmetric cosine:
 * Aiolli, RecSys 2013; the interval: Brown, Cai and DasGupta, Statistical Science 16(2), 2001; the walk: RP3β, Paudel et
 * al., ACM TiiS 7(1), 2017.
 *
 * <p><b>Notation.</b> {@code x_ui} weight of item i for user u after {@link Weighting} · {@code n_u} items of user u · {@code
 * c_ij} users of both · {@code s} shrinkage · {@code d} userDamping · {@code b} popularityDiscount · {@code y_ui = x_ui ·
 * n_u^(-d/2)}.
 *
 * <p><b>Model.</b> {@code w_ij} says how much item i of a history speaks for item j:
 *
 * <ul>
 *   <li>Cosine: {@code Σ_u y_ui y_uj / (|y_i|^2(1-b) |y_j|^2b)}; b = 0.5 is the cosine, more b favours rare items.
 *   <li>Jeffreys: {@code L(c, n_i)^(1-b) · L(c, n_j)^b}, where {@code c} and {@code n} are counts of users that weigh {@code
 *       n_u^-d} (scaled to a mean of 1) and {@code L = max(0, m - sd)} is one standard deviation below the mean of the
 *       posterior {@code Beta(c + ½, n - c + ½)}: {@code m = (c + ½) / (n + 1)}, {@code sd² = m (1 - m) / (n + 2)}.
 *   <li>LLR: {@code 1 - 1 / (1 + G²)} of the distinct users, for pairs that occur together more often than by chance; d and b
 *       do not apply.
 *   <li>Walk: {@code Σ_u y_ui y_uj / (t_i^d t_j^b)} with {@code t} the sum of an item's weights; d is the α of RP3β.
 * </ul>
 *
 * <p>All are multiplied by {@code c_ij / (c_ij + s)}. The diagonal is 0. Each row keeps its {@code limit} highest.
 *
 * <p><b>Differences from the papers.</b> The Jeffreys interval is taken from the mean and the deviation of the posterior, not
 * from its quantiles; RP3β raises every step of the walk to α, which is the same where all weights are one.
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
     * @param weighting what to do to the weights first
     * @param shrinkage users in common at which a similarity is halved, at least 0; 0 switches it off
     * @param userDamping how much busy users are damped, 0 (not) to 2
     * @param popularityDiscount how much popular items are held back, 0 (not) to 1
     * @param limit neighbours kept per item, at least 1
     */
    public record Parameters(
            Similarity similarity,
            Weighting weighting,
            double shrinkage,
            double userDamping,
            double popularityDiscount,
            int limit) {
        public Parameters {
            Ranges.within("shrinkage", shrinkage, 0, Double.MAX_VALUE);
            Ranges.within("userDamping", userDamping, 0, 2);
            Ranges.within("popularityDiscount", popularityDiscount, 0, 1);
            Ranges.atLeastOne("limit", limit);
        }

        /** Plain weights and a symmetric measure. */
        public Parameters(Similarity similarity, double shrinkage, double userDamping, int limit) {
            this(similarity, Weighting.PLAIN, shrinkage, userDamping, 0.5, limit);
        }

        /** Jeffreys with damped users and 200 neighbours. */
        public static Parameters defaults() {
            return new Parameters(Similarity.JEFFREYS, Weighting.PLAIN, 0, 0.6, 0.3, 200);
        }
    }

    /**
     * Compares all items.
     *
     * @throws TrainingCancelled if {@code progress} says so
     */
    public static ItemKnn fit(Interactions interactions, Parameters parameters, Progress progress) {
        Steps steps = new Steps(progress, interactions.items());
        ItemPairs pairs = new ItemPairs(parameters.weighting().apply(interactions), parameters);
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
