package io.daogou.learn.model;

import io.daogou.learn.data.Interactions;
import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.Parallel;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The graph in which items are neighbours by their users, and what it does to vectors of items.
 *
 * <p><b>Model.</b> {@code A = D_i^(-½) Xᵀ D_u^(-1) X D_i^(-½)} for ones {@code X} where somebody took something, {@code D_i}
 * and {@code D_u} the numbers of entries. It is symmetric, and its eigenvalues lie in 0..1. <b>Cost.</b> {@code 4 · entries
 * · factors} operations a product; it is never an items × items array.
 */
final class ItemGraph {
    private static final int GRAIN = 256;

    private final Interactions byUser;
    private final Interactions byItem;
    /** {@code D_i^(-½)}. */
    private final float[] itemScale;

    ItemGraph(Interactions byUser) {
        this.byUser = byUser;
        this.byItem = byUser.transpose();
        this.itemScale = new float[byUser.items()];
        for (int item = 0; item < itemScale.length; item++) {
            itemScale[item] = (float) (1 / Math.sqrt(Math.max(1, byItem.count(item))));
        }
    }

    /** {@code (V + A·V) / 2}: what is shared by neighbours stays, what is not is halved. */
    DenseMatrix smooth(DenseMatrix vectors) {
        DenseMatrix result = times(vectors);
        float[] smooth = result.values();
        float[] values = vectors.values();
        Parallel.ranges(vectors.rows(), GRAIN, (from, to) -> {
            for (int k = from * vectors.columns(); k < to * vectors.columns(); k++) {
                smooth[k] = 0.5f * (smooth[k] + values[k]);
            }
        });
        return result;
    }

    /** {@code A · V}. */
    DenseMatrix times(DenseMatrix vectors) {
        int factors = vectors.columns();
        DenseMatrix users = new DenseMatrix(byUser.users(), factors);
        Parallel.ranges(byUser.users(), GRAIN, (from, to) -> {
            for (int user = from; user < to; user++) {
                float share = 1f / Math.max(1, byUser.count(user));
                for (int k = byUser.start(user); k < byUser.end(user); k++) {
                    int item = byUser.item(k);
                    add(share * itemScale[item], vectors, item, users, user);
                }
            }
        });
        DenseMatrix result = new DenseMatrix(vectors.rows(), factors);
        Parallel.ranges(vectors.rows(), GRAIN, (from, to) -> {
            for (int item = from; item < to; item++) {
                for (int k = byItem.start(item); k < byItem.end(item); k++) {
                    add(itemScale[item], users, byItem.item(k), result, item);
                }
            }
        });
        return result;
    }

    private static void add(float factor, DenseMatrix source, int from, DenseMatrix target, int to) {
        int factors = source.columns();
        Kernels.addScaled(factor, source.values(), from * factors, target.values(), to * factors, factors);
    }

    /**
     * The leading eigenvectors as columns, each times the square root of its eigenvalue, all scaled so that an entry is
     * about {@code 1 / √factors}: vectors of items whose products are those of the smoothest part of the graph.
     *
     * <p>Source: subspace iteration, Golub and Van Loan, Matrix Computations, 4th ed., 8.2.
     */
    DenseMatrix leading(int factors, int rounds, long seed) {
        DenseMatrix vectors = random(byUser.items(), factors, seed);
        float[] scales = new float[factors];
        for (int round = 1; round <= rounds; round++) {
            vectors = times(vectors);
            Eigenbasis basis = Eigenbasis.of(vectors);
            basis.turn(vectors);
            for (int f = 0; f < factors; f++) {
                // The Gram matrix of A·V has the squares of the eigenvalues: x is λ v, and √λ v is wanted at the end.
                double square = basis.spectrum()[f];
                double power = round < rounds ? 0.5 : 0.25;
                scales[f] = square > 1e-12 ? (float) Math.pow(square, -power) : 0;
            }
            scaleColumns(vectors, scales);
        }
        Arrays.fill(scales, (float) Math.sqrt((double) byUser.items() / factors));
        scaleColumns(vectors, scales);
        return vectors;
    }

    private static void scaleColumns(DenseMatrix matrix, float[] scales) {
        int columns = matrix.columns();
        for (int k = 0; k < matrix.values().length; k++) {
            matrix.values()[k] *= scales[k % columns];
        }
    }

    private static DenseMatrix random(int rows, int columns, long seed) {
        DenseMatrix matrix = new DenseMatrix(rows, columns);
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < rows * columns; k++) {
            matrix.values()[k] = (float) random.nextGaussian();
        }
        return matrix;
    }
}
