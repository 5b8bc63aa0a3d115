package io.daogou.learn.model;

import io.daogou.learn.matrix.SparseRows;

/** Checks of item-to-item matrices. */
final class ItemWeights {
    private ItemWeights() {}

    static SparseRows checkSquare(SparseRows weights) {
        if (weights.rows() != weights.columns()) {
            throw new IllegalArgumentException("Weights of items must be square, but are " + weights);
        }
        return weights;
    }
}
