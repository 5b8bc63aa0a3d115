package io.daogou.learn.model.content;

import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.matrix.SparseRows;
import java.util.Arrays;

/**
 * Says items as mixtures of known items that read like them.
 *
 * <p><b>Source.</b> Ridge regression in its dual form (Saunders, Gammerman and Vovk, ICML 1998), solved by conjugate gradients
 * (Hestenes and Stiefel, 1952) with the diagonal as preconditioner, for {@value #LANES} items side by side.
 *
 * <p><b>Notation.</b> {@code F} features of the known items, one row each · {@code Λ} how much each known item is trusted ·
 * {@code μ} regularisation · {@code f} features of an item.
 *
 * <p><b>Model.</b> Whatever number a known item {@code j} has, {@code t_j}, the best guess for the item with features f by a
 * regression on features is {@code Σ_j k_j t_j} with {@code k = Λ F z}, {@code (Fᵀ Λ F + μ I) z = f}. So the mixture {@code k} does
 * not depend on what is guessed. <b>Shapes.</b> A vector of z is a row of {@value #LANES} floats for each feature. <b>Cost.</b>
 * {@code 4 · STEPS · entries of F} operations an item at most; the entries are read once for all that lie side by side.
 * <b>Determinism.</b> An item's mixture depends on its own features and the known items alone: bitwise the same in any lane,
 * whatever lies beside it.
 */
final class ContentRegression {
    /** Items that are solved for side by side: 64 bytes of floats, which vectors of any usual width divide. */
    static final int LANES = 16;

    private static final int STEPS = 40;
    /** Where what is left is as good as nothing, as a share of what there was, squared. */
    private static final double CLOSE = 1e-8;

    private final SparseRows known;
    private final float[] trust;
    private final float regularization;
    /** By what each feature is divided to bring its equation to scale. */
    private final float[] diagonal;

    /**
     * A regression on known items.
     *
     * @param known features, a row for each item
     * @param trust weight of each item, at least 0; 0 leaves it out
     */
    ContentRegression(SparseRows known, float[] trust, double regularization) {
        this.known = known;
        this.trust = trust;
        this.regularization = (float) regularization;
        diagonal = new float[known.columns()];
        Arrays.fill(diagonal, this.regularization);
        for (int item = 0; item < known.rows(); item++) {
            for (int k = known.start(item); k < known.end(item); k++) {
                diagonal[known.column(k)] += trust[item] * known.value(k) * known.value(k);
            }
        }
    }

    /**
     * The share of every known item in the items with the features of some rows: a row for each known item, with the shares
     * in its first {@code count} places.
     *
     * @param count at most {@value #LANES}
     */
    float[] mixtures(SparseRows features, int first, int count) {
        float[] x = new Solution(features, first, count).solve();
        float[] shares = new float[known.rows() * LANES];
        for (int item = 0; item < known.rows(); item++) {
            if (trust[item] > 0) {
                addDot(item, trust[item], x, shares, item * LANES);
            }
        }
        return shares;
    }

    /** The number of known items. */
    int items() {
        return known.rows();
    }

    /** {@code to += factor · (features of an item) · x}, in every lane. */
    private void addDot(int item, float factor, float[] x, float[] to, int at) {
        for (int k = known.start(item); k < known.end(item); k++) {
            Kernels.addScaled(factor * known.value(k), x, known.column(k) * LANES, to, at, LANES);
        }
    }

    /** The equations of a few items while they are being solved; each lane on its own. */
    private final class Solution {
        private final float[] x = new float[known.columns() * LANES];
        private final float[] residual = new float[x.length];
        private final float[] direction = new float[x.length];
        private final float[] image = new float[x.length];
        private final float[] row = new float[LANES];
        private final double[] length = new double[LANES];
        private final double[] first = new double[LANES];

        Solution(SparseRows features, int from, int count) {
            for (int lane = 0; lane < count; lane++) {
                for (int k = features.start(from + lane); k < features.end(from + lane); k++) {
                    residual[features.column(k) * LANES + lane] = features.value(k);
                }
            }
            Arrays.fill(length, Double.MAX_VALUE);
            measure();
            System.arraycopy(length, 0, first, 0, LANES);
            turn(new double[LANES]);
        }

        float[] solve() {
            for (int step = 0; step < STEPS && !isClose(); step++) {
                apply();
                go(stride());
                double[] before = length.clone();
                measure();
                turn(ratios(before));
            }
            return x;
        }

        private boolean isClose() {
            for (int lane = 0; lane < LANES; lane++) {
                if (isOpen(lane)) {
                    return false;
                }
            }
            return true;
        }

        private boolean isOpen(int lane) {
            return length[lane] > CLOSE * first[lane];
        }

        /** {@code image = (Fᵀ Λ F + μ I) direction}. */
        private void apply() {
            for (int k = 0; k < image.length; k++) {
                image[k] = regularization * direction[k];
            }
            for (int item = 0; item < known.rows(); item++) {
                if (trust[item] > 0) {
                    Arrays.fill(row, 0);
                    addDot(item, trust[item], direction, row, 0);
                    for (int k = known.start(item); k < known.end(item); k++) {
                        Kernels.addScaled(known.value(k), row, 0, image, known.column(k) * LANES, LANES);
                    }
                }
            }
        }

        /** How far to go in each lane; not at all where it is close. */
        private float[] stride() {
            double[] along = new double[LANES];
            for (int c = 0; c < image.length; c += LANES) {
                for (int lane = 0; lane < LANES; lane++) {
                    along[lane] += (double) direction[c + lane] * image[c + lane];
                }
            }
            float[] far = new float[LANES];
            for (int lane = 0; lane < LANES; lane++) {
                far[lane] = isOpen(lane) ? (float) (length[lane] / along[lane]) : 0;
            }
            return far;
        }

        private void go(float[] far) {
            for (int c = 0; c < x.length; c += LANES) {
                for (int lane = 0; lane < LANES; lane++) {
                    x[c + lane] += far[lane] * direction[c + lane];
                    residual[c + lane] -= far[lane] * image[c + lane];
                }
            }
        }

        /** The squared length of what is left, by the preconditioner. */
        private void measure() {
            double[] sum = new double[LANES];
            for (int c = 0; c < x.length; c += LANES) {
                float scale = diagonal[c / LANES];
                for (int lane = 0; lane < LANES; lane++) {
                    sum[lane] += (double) residual[c + lane] * residual[c + lane] / scale;
                }
            }
            for (int lane = 0; lane < LANES; lane++) {
                // A lane that is close stays as it is, to the bit, however long the others take.
                length[lane] = isOpen(lane) ? sum[lane] : length[lane];
            }
        }

        private double[] ratios(double[] before) {
            double[] ratios = new double[LANES];
            for (int lane = 0; lane < LANES; lane++) {
                ratios[lane] = before[lane] > 0 ? length[lane] / before[lane] : 0;
            }
            return ratios;
        }

        private void turn(double[] ratios) {
            for (int c = 0; c < x.length; c += LANES) {
                float scale = diagonal[c / LANES];
                for (int lane = 0; lane < LANES; lane++) {
                    direction[c + lane] = residual[c + lane] / scale + (float) ratios[lane] * direction[c + lane];
                }
            }
        }
    }
}
