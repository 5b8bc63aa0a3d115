package io.daogou.learn.model;

import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.Parallel;
import io.daogou.learn.matrix.SymmetricEigen;
import java.util.Arrays;

/**
 * Turns two sets of vectors by one rotation, so that the Gram matrix of the first becomes diagonal.
 *
 * <p>Products of a vector of one with a vector of the other stay what they were.
 */
final class Eigenbasis {
    private static final int GRAIN = 512;

    private Eigenbasis() {}

    /** Turns both in place; answers the diagonal of the first one's Gram matrix. */
    static float[] turn(DenseMatrix first, DenseMatrix second) {
        int factors = first.columns();
        SymmetricEigen eigen = SymmetricEigen.of(gram(first), factors);
        float[] rotation = new float[factors * factors];
        for (int k = 0; k < rotation.length; k++) {
            rotation[k] = (float) eigen.vectors()[k];
        }
        rotate(first, rotation);
        rotate(second, rotation);
        float[] spectrum = new float[factors];
        for (int f = 0; f < factors; f++) {
            spectrum[f] = (float) Math.max(0, eigen.values()[f]);
        }
        return spectrum;
    }

    private static double[] gram(DenseMatrix matrix) {
        int n = matrix.columns();
        double[] gram = new double[n * n];
        float[] values = matrix.values();
        Parallel.ranges(n, 8, (from, to) -> {
            for (int row = 0; row < matrix.rows(); row++) {
                for (int i = from; i < to; i++) {
                    float factor = values[row * n + i];
                    for (int j = 0; j < n; j++) {
                        gram[i * n + j] += factor * values[row * n + j];
                    }
                }
            }
        });
        return gram;
    }

    /** {@code matrix ← matrix · rotationᵀ}. */
    private static void rotate(DenseMatrix matrix, float[] rotation) {
        int n = matrix.columns();
        float[] transposed = new float[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                transposed[j * n + i] = rotation[i * n + j];
            }
        }
        float[] values = matrix.values();
        Parallel.ranges(matrix.rows(), GRAIN, (from, to) -> {
            float[] sum = new float[n];
            for (int row = from; row < to; row++) {
                Arrays.fill(sum, 0);
                for (int j = 0; j < n; j++) {
                    float factor = values[row * n + j];
                    for (int i = 0; i < n; i++) {
                        sum[i] += factor * transposed[j * n + i];
                    }
                }
                System.arraycopy(sum, 0, values, row * n, n);
            }
        });
    }
}
