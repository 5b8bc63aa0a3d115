package io.daogou.learn.model.linear;

import io.daogou.learn.data.Interactions;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.Parallel;
import io.daogou.learn.matrix.SparseGram;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.matrix.SpdInverse;
import io.daogou.learn.matrix.TopRows;
import io.daogou.learn.model.Damping;
import io.daogou.learn.model.ItemToItem;
import io.daogou.learn.model.ItemWeights;
import io.daogou.learn.model.Memory;
import io.daogou.learn.model.NotEnoughMemory;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.Ranges;
import io.daogou.learn.model.Steps;
import io.daogou.learn.model.TrainingCancelled;

/**
 * The linear autoencoder that rebuilds every user's row from its other items, in closed form.
 *
 * <p><b>Source.</b> Steck, Embarrassingly Shallow Autoencoders for Sparse Data, WWW 2019; dropout: Steck, Autoencoders that
 * don't overfit towards the Identity (EDLAE), NeurIPS 2020.
 *
 * <p><b>Notation.</b> {@code X} interactions, with users weighted by {@code n_u^-d}, scaled to a mean of 1 · {@code d}
 * userDamping · {@code G = XᵀX} · {@code λ} regularization · {@code p} dropout · {@code c} popularityDiscount · {@code n_j}
 * users of an item · {@code P = (G + λI + p / (1 - p) · diag(G))⁻¹} · {@code B} (here {@code W}) weights.
 *
 * <p><b>Model.</b> {@code min |X - XW|² + λ|W|² + p / (1 - p) · |diag(G)^½ W|²} with {@code diag(W) = 0}, whose answer is
 * {@code W_ij = -P_ij / P_jj}; then times {@code n_j^-c}. With d = p = c = 0 it is the model of 2019.
 *
 * <p><b>Shapes.</b> {@code P} is one dense items × items matrix; {@code W} keeps the {@code limit} largest magnitudes per
 * row. <b>Cost.</b> items³ operations and 4 · items² bytes; whether they are there is checked before anything is allocated.
 *
 * <p><b>Determinism.</b> Bitwise for any number of threads. <b>Differences from the papers.</b> Rows are cut at {@code
 * limit}; users are damped and popular items held back, which neither paper does.
 */
public final class Ease implements ItemToItem {
    private static final int GRAIN = 16;

    private final SparseRows weights;

    private Ease(SparseRows weights) {
        this.weights = weights;
    }

    /**
     * How to fit.
     *
     * @param regularization λ, greater than 0; more for data with fewer interactions per item
     * @param dropout p, share of a history that is thought away in training, 0 to 0.9
     * @param userDamping d, how much busy users are damped, 0 (not) to 2
     * @param popularityDiscount c, how much popular items are held back in the answer, 0 (not) to 1
     * @param limit weights kept per item, at least 1
     */
    public record Parameters(
            double regularization, double dropout, double userDamping, double popularityDiscount, int limit) {
        public Parameters {
            Ranges.positive("regularization", regularization);
            Ranges.within("dropout", dropout, 0, 0.9);
            Ranges.within("userDamping", userDamping, 0, 2);
            Ranges.within("popularityDiscount", popularityDiscount, 0, 1);
            Ranges.atLeastOne("limit", limit);
        }

        /** The model of 2019. */
        public Parameters(double regularization, int limit) {
            this(regularization, 0, 0, 0, limit);
        }

        /** λ = 200 and 500 weights per item. */
        public static Parameters defaults() {
            return new Parameters(200, 500);
        }
    }

    /** The bytes that a fit needs at its peak, besides the interactions. */
    public static long bytesNeeded(int items, Parameters parameters) {
        long kept = (long) items * Math.min(parameters.limit(), items);
        long lists = kept * 2 * (Integer.BYTES + Float.BYTES) + items * 1024L;
        long arrays = DenseMatrix.bytes(items, items) + Math.max(lists, SpdInverse.bytesNeeded(items));
        // A tenth more: a collector that works in regions cannot fill the heap with one array.
        return arrays + arrays / 10;
    }

    /**
     * Fits.
     *
     * @throws NotEnoughMemory if there are more items than the memory allows
     * @throws TrainingCancelled if {@code progress} says so
     */
    public static Ease fit(Interactions interactions, Parameters parameters, Progress progress) {
        int items = interactions.items();
        Memory.collectIfShort(bytesNeeded(items, parameters));
        checkMemory(items, parameters, Memory.free());
        Steps steps = new Steps(progress, 3L * items);
        DenseMatrix matrix = gram(interactions, parameters, steps);
        int[] done = {0};
        SpdInverse.invert(matrix, pivots -> {
            steps.add(pivots - done[0]);
            done[0] = pivots;
        });
        float[] discounts = Damping.items(interactions, parameters.popularityDiscount());
        return new Ease(weights(matrix, discounts, parameters.limit(), steps));
    }

    static void checkMemory(int items, Parameters parameters, long freeBytes) {
        long needed = bytesNeeded(items, parameters);
        if (needed > freeBytes || !DenseMatrix.fits(items, items)) {
            throw new NotEnoughMemory("Ease needs " + needed + " bytes for " + items + " items, and " + freeBytes
                    + " are free (at most " + (int) Math.sqrt(Integer.MAX_VALUE)
                    + " items in any memory): use SparseInverse or ItemKnn, or give the JVM more heap (-Xmx)");
        }
    }

    /** The lower triangle of what is inverted. */
    private static DenseMatrix gram(Interactions interactions, Parameters parameters, Steps steps) {
        int items = interactions.items();
        DenseMatrix matrix = SparseGram.lower(Damping.gramFactor(interactions, parameters.userDamping()), steps::add);
        float own = (float) (1 / (1 - parameters.dropout()));
        for (int item = 0; item < items; item++) {
            matrix.set(item, item, own * matrix.get(item, item) + (float) parameters.regularization());
        }
        return matrix;
    }

    private static SparseRows weights(DenseMatrix inverse, float[] discounts, int limit, Steps steps) {
        int items = inverse.rows();
        float[] scale = new float[items];
        for (int item = 0; item < items; item++) {
            scale[item] = -discounts[item] / inverse.get(item, item);
        }
        TopRows top = new TopRows(items, items, limit);
        Parallel.ranges(items, GRAIN, (from, to) -> {
            float[] row = new float[items];
            for (int item = from; item < to; item++) {
                for (int column = 0; column < items; column++) {
                    row[column] = inverse.values()[item * items + column] * scale[column];
                }
                row[item] = 0;
                top.keepLargest(item, row);
            }
            steps.add(to - from);
        });
        return top.build();
    }

    /** The model with given rows, as {@link #weights} gave them. */
    public static Ease of(SparseRows weights) {
        return new Ease(ItemWeights.checkSquare(weights));
    }

    @Override
    public SparseRows weights() {
        return weights;
    }
}
