package io.daogou.learn.model;

import io.daogou.learn.data.Interactions;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.Parallel;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.matrix.SpdInverse;
import io.daogou.learn.matrix.TopRows;

/**
 * The linear autoencoder that rebuilds every user's row from its other items, in closed form.
 *
 * <p><b>Source.</b> Steck, Embarrassingly Shallow Autoencoders for Sparse Data, WWW 2019.
 *
 * <p><b>Notation.</b> {@code X} interactions · {@code G = XᵀX} · {@code λ} regularization · {@code P = (G + λI)⁻¹} · {@code B}
 * (here {@code W}) weights.
 *
 * <p><b>Model.</b> {@code min |X - XW|² + λ|W|²} with {@code diag(W) = 0}, whose answer is {@code W_ij = -P_ij / P_jj}.
 *
 * <p><b>Shapes.</b> {@code P} is one dense items × items matrix; {@code W} keeps the {@code limit} largest magnitudes per
 * row. <b>Cost.</b> items³ operations and 4 · items² bytes; whether they are there is checked before anything is allocated.
 *
 * <p><b>Determinism.</b> Bitwise for any number of threads. <b>Differences from the paper.</b> Rows are cut at {@code
 * limit}.
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
     * @param limit weights kept per item, at least 1
     */
    public record Parameters(double regularization, int limit) {
        public Parameters {
            if (!(regularization > 0 && regularization < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "regularization is " + regularization + "; it must be a number greater than 0");
            }
            if (limit < 1) {
                throw new IllegalArgumentException("limit is " + limit + "; keep at least 1 weight per item");
            }
        }

        /** λ = 200 and 500 weights per item. */
        public static Parameters defaults() {
            return new Parameters(200, 500);
        }
    }

    /** The bytes that a fit needs at its peak, besides the interactions. */
    public static long bytesNeeded(int items, Parameters parameters) {
        long kept = (long) items * Math.min(parameters.limit(), items);
        long arrays = DenseMatrix.bytes(items, items) + kept * 2 * (Integer.BYTES + Float.BYTES) + items * 1024L;
        // A tenth more: a collector that works in regions cannot fill the heap with one array.
        return arrays + arrays / 10;
    }

    /**
     * Fits.
     *
     * @throws IllegalArgumentException if there are more items than the memory allows
     * @throws TrainingCancelled if {@code progress} says so
     */
    public static Ease fit(Interactions interactions, Parameters parameters, Progress progress) {
        if (bytesNeeded(interactions.items(), parameters) > freeBytes()) {
            // What looks used may be garbage of earlier fits: look again when it is gone.
            System.gc();
        }
        checkMemory(interactions.items(), parameters, freeBytes());
        int items = interactions.items();
        Steps steps = new Steps(progress, 3L * items);
        DenseMatrix matrix = gram(interactions, (float) parameters.regularization(), steps);
        int[] done = {0};
        SpdInverse.invert(matrix, pivots -> {
            steps.add(pivots - done[0]);
            done[0] = pivots;
        });
        return new Ease(weights(matrix, parameters.limit(), steps));
    }

    private static long freeBytes() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    }

    static void checkMemory(int items, Parameters parameters, long freeBytes) {
        long needed = bytesNeeded(items, parameters);
        if (needed > freeBytes || !DenseMatrix.fits(items, items)) {
            throw new IllegalArgumentException(
                    "Ease needs " + needed + " bytes for " + items + " items, and " + freeBytes
                            + " are free (at most " + (int) Math.sqrt(Integer.MAX_VALUE)
                            + " items in any memory): use ItemKnn, or give the JVM more heap (-Xmx)");
        }
    }

    /** The lower triangle of {@code XᵀX + λI}. */
    private static DenseMatrix gram(Interactions byUser, float regularization, Steps steps) {
        int items = byUser.items();
        DenseMatrix matrix = new DenseMatrix(items, items);
        Interactions byItem = byUser.transpose();
        Parallel.ranges(items, GRAIN, (from, to) -> {
            for (int item = from; item < to; item++) {
                addGramRow(byUser, byItem, item, matrix);
                matrix.values()[item * items + item] += regularization;
            }
            steps.add(to - from);
        });
        return matrix;
    }

    private static void addGramRow(Interactions byUser, Interactions byItem, int item, DenseMatrix matrix) {
        float[] values = matrix.values();
        int base = item * byUser.items();
        int[] columns = byUser.columns();
        float[] weights = byUser.weights();
        for (int k = byItem.start(item); k < byItem.end(item); k++) {
            int user = byItem.item(k);
            float weight = byItem.weight(k);
            for (int e = byUser.start(user); e < byUser.end(user) && columns[e] <= item; e++) {
                values[base + columns[e]] += weight * weights[e];
            }
        }
    }

    private static SparseRows weights(DenseMatrix inverse, int limit, Steps steps) {
        int items = inverse.rows();
        float[] scale = new float[items];
        for (int item = 0; item < items; item++) {
            scale[item] = -1 / inverse.get(item, item);
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
