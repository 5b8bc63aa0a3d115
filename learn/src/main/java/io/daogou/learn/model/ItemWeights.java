package io.daogou.learn.model;

import io.daogou.learn.data.History;
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

    /**
     * What each entry of a history adds to a score of {@code scores = history · W}.
     *
     * @param shares how much each entry of the history weighs
     */
    public static ExplainedModel.Explanation explanation(SparseRows weights, History history, float[] shares) {
        int[] items = history.items();
        return (item, factor, parts) -> {
            for (int k = 0; k < items.length; k++) {
                if (items[k] >= 0 && items[k] < weights.rows()) {
                    parts[k] += (float) (factor * shares[k] * weights.at(items[k], item));
                }
            }
        };
    }
}
