package io.daogou.learn.model;

import io.daogou.learn.matrix.SparseRows;

/** Checks of the matrices of item-to-item models. */
public final class ItemWeights {
    private ItemWeights() {}

    /**
     * The weights, which are items × items.
     *
     * @throws IllegalArgumentException if they are not square
     */
    public static SparseRows checkSquare(SparseRows weights) {
        if (weights.rows() != weights.columns()) {
            throw new IllegalArgumentException("Weights of items must be square, but are " + weights);
        }
        return weights;
    }
}
