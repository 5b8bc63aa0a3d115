package io.daogou.learn.model.content;

import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.matrix.SparseRows;
import java.util.stream.IntStream;

/**
 * Says items as mixtures of known items that read like them.
 *
 * <p><b>Source.</b> Ridge regression in its dual form (Saunders, Gammerman and Vovk, ICML 1998), solved by conjugate gradients
 * (Hestenes and Stiefel, 1952) with the diagonal as preconditioner, for several items side by side.
 *
 * <p><b>Notation.</b> {@code F} features of the known items, one row each · {@code Λ} how much each known item is trusted ·
 * {@code μ} regularisation · {@code f} features of an item.
 *
 * <p><b>Model.</b> Whatever number a known item {@code j} has, {@code t_j}, the best guess for the item with features f by a
 * regression on features is {@code Σ_j k_j t_j} with {@code (F Fᵀ + μ Λ⁻¹) k = F f}. So the mixture {@code k} does not depend on
 * what is guessed. <b>Shapes.</b> A vector k is a row for each known item, with a float for each lane. <b>Cost.</b>
 * {@code 4 · STEPS · entries of F} operations an item; the entries are read once for all that lie side by side.
 * <b>Determinism.</b> An item's mixture depends on its own features and the known items alone: bitwise the same in any lane of
 * any number, whatever lies beside it.
 */
final class ContentRegression {
    /** Items that are solved for side by side where there are few: floats that vectors of any usual width divide. */
    static final int FEW = 16;

    /** The same where there are many. */
    static final int MANY = 32;

    /** Twice as many changed no list that was measured. */
    private static final int STEPS = 20;

    /** The known items that are trusted. */
    private final int[] items;

    private final int all;
    private final SparseRows known;
    private final SparseRows byFeature;
    /** Of each trusted item, what is added to its square: {@code μ / Λ}. */
    private final float[] added;
    /** By what the equation of each is divided to bring it to scale. */
    private final float[] diagonal;

    /**
     * A regression on known items.
     *
     * @param features a row for each item
     * @param trust weight of each item, at least 0; 0 leaves it out
     */
    ContentRegression(SparseRows features, float[] trust, double regularization) {
        all = features.rows();
        items = IntStream.range(0, all).filter(item -> trust[item] > 0).toArray();
        RowsBuilder builder = new RowsBuilder(features.columns());
        added = new float[items.length];
        diagonal = new float[items.length];
        for (int j = 0; j < items.length; j++) {
            builder.add(features, items[j]);
            added[j] = (float) (regularization / trust[items[j]]);
            diagonal[j] = added[j];
            for (int k = features.start(items[j]); k < features.end(items[j]); k++) {
                diagonal[j] += features.value(k) * features.value(k);
            }
        }
        known = builder.build();
        byFeature = known.transpose();
    }

    /** The number of known items. */
    int items() {
        return all;
    }

    /** The known item that a row of {@link #mixtures} stands for. */
    int[] trusted() {
        return items;
    }

    /**
     * The shares of the trusted items in the items with the features of some rows: a row for each trusted item, with the shares
     * in its first {@code count} places.
     *
     * @param count at most {@code lanes}
     * @param lanes {@link #FEW} or {@link #MANY}
     */
    float[] mixtures(SparseRows features, int first, int count, int lanes) {
        return new Solution(lanes).solve(features, first, count);
    }

    /** The equations of a few items while they are being solved; each lane on its own. */
    private final class Solution {
        private final int lanes;
        private final float[] x;
        private final float[] residual;
        private final float[] direction;
        private final float[] image;
        /** A row for each feature. */
        private final float[] words;

        private float[] length;

        Solution(int lanes) {
            this.lanes = lanes;
            x = new float[items.length * lanes];
            residual = new float[x.length];
            direction = new float[x.length];
            image = new float[x.length];
            words = new float[known.columns() * lanes];
            length = new float[lanes];
        }

        float[] solve(SparseRows features, int first, int count) {
            for (int lane = 0; lane < count; lane++) {
                for (int k = features.start(first + lane); k < features.end(first + lane); k++) {
                    words[features.column(k) * lanes + lane] = features.value(k);
                }
            }
            products(residual);
            length = scaledSquares();
            turn(new float[lanes]);
            for (int step = 0; step < STEPS; step++) {
                apply();
                go(quotients(length, products(direction, image)));
                float[] before = length;
                length = scaledSquares();
                turn(quotients(length, before));
            }
            return x;
        }

        /** {@code to = F · words}. */
        private void products(float[] to) {
            for (int j = 0; j < items.length; j++) {
                sumRows(known, j, words, to);
            }
        }

        /** {@code image = (F Fᵀ + μ Λ⁻¹) direction}. */
        private void apply() {
            for (int column = 0; column < byFeature.rows(); column++) {
                sumRows(byFeature, column, direction, words);
            }
            products(image);
            for (int j = 0; j < items.length; j++) {
                Kernels.addScaled(added[j], direction, j * lanes, image, j * lanes, lanes);
            }
        }

        private void sumRows(SparseRows matrix, int row, float[] x, float[] to) {
            Kernels.sumRows(
                    matrix.values(),
                    matrix.columnIndices(),
                    matrix.start(row),
                    matrix.end(row),
                    x,
                    lanes,
                    to,
                    row * lanes);
        }

        /** The sum of products in each lane. */
        private float[] products(float[] a, float[] b) {
            float[] sum = new float[lanes];
            for (int at = 0; at < a.length; at += lanes) {
                for (int lane = 0; lane < lanes; lane++) {
                    sum[lane] += a[at + lane] * b[at + lane];
                }
            }
            return sum;
        }

        /** Of what is left, the square in each lane, by the preconditioner. */
        private float[] scaledSquares() {
            float[] sum = new float[lanes];
            for (int j = 0; j < items.length; j++) {
                float scale = 1 / diagonal[j];
                int at = j * lanes;
                for (int lane = 0; lane < lanes; lane++) {
                    sum[lane] += scale * residual[at + lane] * residual[at + lane];
                }
            }
            return sum;
        }

        /** 0 where there is nothing left to divide. */
        private float[] quotients(float[] a, float[] b) {
            float[] quotients = new float[lanes];
            for (int lane = 0; lane < lanes; lane++) {
                quotients[lane] = b[lane] > Float.MIN_NORMAL ? a[lane] / b[lane] : 0;
            }
            return quotients;
        }

        private void go(float[] far) {
            for (int at = 0; at < x.length; at += lanes) {
                for (int lane = 0; lane < lanes; lane++) {
                    x[at + lane] += far[lane] * direction[at + lane];
                    residual[at + lane] -= far[lane] * image[at + lane];
                }
            }
        }

        private void turn(float[] ratios) {
            for (int j = 0; j < items.length; j++) {
                float scale = 1 / diagonal[j];
                int at = j * lanes;
                for (int lane = 0; lane < lanes; lane++) {
                    direction[at + lane] = scale * residual[at + lane] + ratios[lane] * direction[at + lane];
                }
            }
        }
    }
}
