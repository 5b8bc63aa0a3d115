package io.daogou.learn.model.content;

import io.daogou.learn.matrix.SparseRows;
import java.util.Arrays;

/**
 * Says an item as a mixture of known items that reads like it.
 *
 * <p><b>Source.</b> Ridge regression in its dual form (Saunders, Gammerman and Vovk, ICML 1998), solved by conjugate gradients
 * (Hestenes and Stiefel, 1952).
 *
 * <p><b>Notation.</b> {@code F} features of the known items, one row each · {@code Λ} how much each known item is trusted ·
 * {@code μ} regularisation · {@code f} features of an item.
 *
 * <p><b>Model.</b> Whatever number a known item {@code j} has, {@code t_j}, the best guess for the item with features f by a
 * regression on features is {@code Σ_j k_j t_j} with {@code k = Λ F z}, {@code (Fᵀ Λ F + μ I) z = f}. So the mixture {@code k} does
 * not depend on what is guessed. <b>Cost.</b> {@code 4 · STEPS · entries of F} operations an item. <b>Determinism.</b> An item's
 * mixture depends on its own features and the known items alone.
 */
final class ContentRegression {
    private static final int STEPS = 40;
    /** Where a residual is as good as none, as a share of the first one, squared. */
    private static final double CLOSE = 1e-8;

    private final SparseRows known;
    private final float[] trust;
    private final double regularization;

    /**
     * A regression on known items.
     *
     * @param known features, a row for each item
     * @param trust weight of each item, at least 0; 0 leaves it out
     */
    ContentRegression(SparseRows known, float[] trust, double regularization) {
        this.known = known;
        this.trust = trust;
        this.regularization = regularization;
    }

    /** The share of every known item in the item with the features of a row. */
    float[] mixture(SparseRows features, int row) {
        float[] x = solve(features, row);
        float[] shares = new float[known.rows()];
        for (int item = 0; item < shares.length; item++) {
            shares[item] = trust[item] == 0 ? 0 : trust[item] * dot(item, x);
        }
        return shares;
    }

    private float[] solve(SparseRows features, int row) {
        float[] x = new float[known.columns()];
        float[] residual = new float[x.length];
        features.addRow(row, 1, residual);
        float[] direction = residual.clone();
        float[] image = new float[x.length];
        double length = squares(residual);
        double first = length;
        for (int step = 0; step < STEPS && length > CLOSE * first; step++) {
            apply(direction, image);
            double along = 0;
            for (int c = 0; c < x.length; c++) {
                along += (double) direction[c] * image[c];
            }
            float far = (float) (length / along);
            for (int c = 0; c < x.length; c++) {
                x[c] += far * direction[c];
                residual[c] -= far * image[c];
            }
            double next = squares(residual);
            float turn = (float) (next / length);
            for (int c = 0; c < x.length; c++) {
                direction[c] = residual[c] + turn * direction[c];
            }
            length = next;
        }
        return x;
    }

    /** {@code (Fᵀ Λ F + μ I) x}. */
    private void apply(float[] x, float[] image) {
        Arrays.fill(image, 0);
        for (int item = 0; item < known.rows(); item++) {
            if (trust[item] > 0) {
                known.addRow(item, trust[item] * dot(item, x), image);
            }
        }
        for (int c = 0; c < x.length; c++) {
            image[c] += (float) regularization * x[c];
        }
    }

    private float dot(int item, float[] x) {
        float sum = 0;
        for (int k = known.start(item); k < known.end(item); k++) {
            sum += known.value(k) * x[known.column(k)];
        }
        return sum;
    }

    private static double squares(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum;
    }
}
