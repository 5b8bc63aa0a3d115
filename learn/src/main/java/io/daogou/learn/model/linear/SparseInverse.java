package io.daogou.learn.model.linear;

import io.daogou.learn.data.Interactions;
import io.daogou.learn.matrix.Parallel;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.Damping;
import io.daogou.learn.model.ItemToItem;
import io.daogou.learn.model.ItemWeights;
import io.daogou.learn.model.Memory;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.Ranges;
import io.daogou.learn.model.Steps;
import io.daogou.learn.model.TrainingCancelled;

/**
 * The linear autoencoder for catalogues too large for {@link Ease}: every item is rebuilt from the few items that say most
 * about it, exactly.
 *
 * <p><b>Source.</b> The closed form of Steck, Embarrassingly Shallow Autoencoders, WWW 2019, on the supports of Ning and
 * Karypis, SLIM (fsSLIM), ICDM 2011; what it replaces is the sparse approximate inverse of Spišák et al. (SANSA), RecSys
 * 2023.
 *
 * <p><b>Notation.</b> {@code X} interactions, with users weighted by {@code n_u^-d}, scaled to a mean of 1 · {@code d}
 * userDamping · {@code G = XᵀX} · {@code λ} regularization · {@code S_j} the support of item j, {@code m} items · {@code c}
 * popularityDiscount · {@code n_j} users of an item.
 *
 * <p><b>Model.</b> {@code S_j} has the items with the highest {@code G_ij² / (G_ii + λ)}: how much of item j each rebuilds on
 * its own. {@code W_Sj = (G_SS + λI)⁻¹ G_Sj · n_j^-c}, everything else is 0. With m = items - 1, d = 0 and c = 0 this is
 * Ease.
 *
 * <p><b>Shapes.</b> {@code W} has at most m entries per column. <b>Cost.</b> {@code Σ_u n_u²} additions for the Gram rows,
 * {@code items · m³ / 3} operations for the solutions; memory: see {@link #bytesNeeded}.
 *
 * <p><b>Determinism.</b> Bitwise for any number of threads. <b>Differences from the papers.</b> No approximate factor of the
 * whole matrix; a Gram row keeps its {@code 2 m} strongest entries among more popular items.
 */
public final class SparseInverse implements ItemToItem {
    private static final int GRAIN = 32;

    private final SparseRows weights;

    private SparseInverse(SparseRows weights) {
        this.weights = weights;
    }

    /**
     * How to fit.
     *
     * @param regularization λ, greater than 0
     * @param userDamping d, how much busy users are damped, 0 (not) to 2
     * @param popularityDiscount c, how much popular items are held back in the answer, 0 (not) to 1
     * @param support m, items that each item is rebuilt from, 1 to 1024
     */
    public record Parameters(double regularization, double userDamping, double popularityDiscount, int support) {
        public Parameters {
            Ranges.positive("regularization", regularization);
            Ranges.within("userDamping", userDamping, 0, 2);
            Ranges.within("popularityDiscount", popularityDiscount, 0, 1);
            Ranges.within("support", support, 1, 1024);
        }

        /** What did well on data of several shapes. */
        public static Parameters defaults() {
            return new Parameters(100, 0.4, 0.2, 128);
        }
    }

    /** The bytes that a fit needs at its peak, besides the interactions; an upper limit that sparse data stays below. */
    public static long bytesNeeded(Interactions interactions, Parameters parameters) {
        int items = interactions.items();
        long support = Math.min(parameters.support(), Math.max(1, items - 1));
        long gram = SupportRows.mostEntries(interactions, parameters.support());
        return (gram + 2L * items * support) * (Integer.BYTES + Float.BYTES) + 200L * items + 16L * interactions.size();
    }

    /**
     * Fits.
     *
     * @throws IllegalArgumentException if it needs more memory than there is
     * @throws TrainingCancelled if {@code progress} says so
     */
    public static SparseInverse fit(Interactions interactions, Parameters parameters, Progress progress) {
        Memory.check("SparseInverse", bytesNeeded(interactions, parameters), "a smaller support, or ItemKnn");
        int items = interactions.items();
        Steps steps = new Steps(progress, 2L * items);
        SupportRows rows = SupportRows.of(interactions, parameters, steps);
        float[] discounts = Damping.items(interactions, parameters.popularityDiscount());
        float[][] columns = new float[items][];
        Parallel.ranges(items, GRAIN, (from, to) -> {
            SupportSolver solver = rows.solver();
            for (int item = from; item < to; item++) {
                columns[item] = solver.solve(item, discounts[item]);
            }
            rows.back(solver);
            steps.add(to - from);
        });
        return new SparseInverse(rows.weights(columns));
    }

    /** The model with given rows, as {@link #weights} gave them. */
    public static SparseInverse of(SparseRows weights) {
        return new SparseInverse(ItemWeights.checkSquare(weights));
    }

    @Override
    public SparseRows weights() {
        return weights;
    }
}
