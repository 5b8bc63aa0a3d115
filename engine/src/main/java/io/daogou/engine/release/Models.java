package io.daogou.engine.release;

import io.daogou.learn.data.Vocabulary;
import io.daogou.learn.matrix.SparseRows;

/**
 * What a release predicts with: {@code scores = history · W}, with one {@code W} for each question.
 *
 * @param items which item each row and column stands for
 * @param home what else a shopper will want; no entries where popularity alone was best
 * @param similar what could be taken instead
 * @param together what is bought with it
 * @param weights how much each kind of action counts in a history
 */
public record Models(
        Vocabulary items, SparseRows home, SparseRows similar, SparseRows together, ActionWeights weights) {
    public Models {
        checkShape("home", home, items.size());
        checkShape("similar", similar, items.size());
        checkShape("together", together, items.size());
    }

    private static void checkShape(String name, SparseRows rows, int items) {
        if (rows.rows() != items || rows.columns() != items) {
            throw new IllegalArgumentException(
                    name + " is " + rows.rows() + " × " + rows.columns() + " where there are " + items + " items");
        }
    }
}
