package io.daogou.learn.model;

import io.daogou.learn.matrix.DenseMatrix;

/** Products of dense matrices in the shapes that factor models need. */
final class Products {
    private Products() {}

    /** {@code out = left · itemsᵀ}: rows × items, in the calling thread. */
    static void timesTransposed(float[] left, int rows, DenseMatrix items, float[] out) {
        int factors = items.columns();
        float[] right = items.values();
        for (int item = 0; item < items.rows(); item++) {
            for (int row = 0; row < rows; row++) {
                float sum = 0;
                for (int f = 0; f < factors; f++) {
                    sum += left[row * factors + f] * right[item * factors + f];
                }
                out[row * items.rows() + item] = sum;
            }
        }
    }
}
