package io.daogou.learn.matrix;

import java.util.Arrays;

/**
 * Products of tall dense matrices with each other and with sparse ones, in readable loops on all cores.
 *
 * <p>Every entry is summed in the same order for any number of threads. The inner loops run over neighbouring floats of two
 * arrays, which the JIT turns into vector instructions.
 */
final class TallProducts {
    private static final int GRAIN = 64;
    /** Rows of a Gram matrix per part, and rows of the factor that are summed in single precision. */
    private static final int GRAM_ROWS = 8;

    private static final int GRAM_SUM = 512;

    private TallProducts() {}

    /** {@code sparse · dense}. */
    static DenseMatrix sparse(SparseRows sparse, DenseMatrix dense) {
        int width = dense.columns();
        DenseMatrix product = new DenseMatrix(sparse.rows(), width);
        Parallel.ranges(sparse.rows(), GRAIN, (from, to) -> {
            float[] sums = new float[width];
            for (int row = from; row < to; row++) {
                Arrays.fill(sums, 0);
                for (int k = sparse.start(row); k < sparse.end(row); k++) {
                    add(dense.values(), sparse.column(k) * width, sparse.value(k), sums);
                }
                System.arraycopy(sums, 0, product.values(), row * width, width);
            }
        });
        return product;
    }

    private static void add(float[] source, int from, float factor, float[] sums) {
        for (int c = 0; c < sums.length; c++) {
            sums[c] += factor * source[from + c];
        }
    }

    /** {@code denseᵀ · dense}, summed in double precision from pieces in single. */
    static double[] gram(DenseMatrix dense) {
        int width = dense.columns();
        double[] gram = new double[width * width];
        Parallel.ranges(width, GRAM_ROWS, (from, to) -> {
            float[][] sums = new float[to - from][width];
            for (int first = 0; first < dense.rows(); first += GRAM_SUM) {
                int end = Math.min(dense.rows(), first + GRAM_SUM);
                for (int i = from; i < to; i++) {
                    gramPiece(dense, i, first, end, sums[i - from]);
                    for (int j = 0; j < width; j++) {
                        gram[i * width + j] += sums[i - from][j];
                    }
                    Arrays.fill(sums[i - from], 0);
                }
            }
        });
        return gram;
    }

    private static void gramPiece(DenseMatrix dense, int i, int first, int end, float[] sums) {
        int width = dense.columns();
        float[] values = dense.values();
        int row = first;
        for (; row + 4 <= end; row += 4) {
            int at = row * width;
            addFour(values, at, width, sums, i);
        }
        for (; row < end; row++) {
            add(values, row * width, values[row * width + i], sums);
        }
    }

    private static void addFour(float[] values, int at, int width, float[] sums, int i) {
        float f0 = values[at + i];
        float f1 = values[at + width + i];
        float f2 = values[at + 2 * width + i];
        float f3 = values[at + 3 * width + i];
        int second = at + width;
        int third = second + width;
        int fourth = third + width;
        for (int c = 0; c < sums.length; c++) {
            sums[c] += f0 * values[at + c] + f1 * values[second + c] + f2 * values[third + c] + f3 * values[fourth + c];
        }
    }

    /** {@code dense := dense · lowerᵀ}, where {@code lower} is lower triangular. */
    static void timesTransposed(DenseMatrix dense, double[] lower) {
        int width = dense.columns();
        // Transposed, so that the inner loop runs along a row.
        float[][] upper = new float[width][width];
        for (int i = 0; i < width; i++) {
            for (int j = 0; j <= i; j++) {
                upper[j][i] = (float) lower[i * width + j];
            }
        }
        Parallel.ranges(dense.rows(), GRAIN, (from, to) -> {
            float[] sums = new float[width];
            for (int row = from; row < to; row++) {
                Arrays.fill(sums, 0);
                for (int j = 0; j < width; j++) {
                    add(upper[j], 0, dense.values()[row * width + j], sums);
                }
                System.arraycopy(sums, 0, dense.values(), row * width, width);
            }
        });
    }
}
