package io.daogou.learn.model;

import io.daogou.learn.data.History;
import io.daogou.learn.matrix.SparseRows;
import java.util.Arrays;

/**
 * A model that is a matrix: {@code scores = history · W}.
 *
 * <p>Row {@code j} of {@code W} says how much item {@code j} of a history speaks for each other item, so it is also the
 * list of items that go with {@code j}, and the reason for a score is the row that contributed most. Cost of an answer:
 * the entries of the rows of the history's items.
 */
public interface ItemToItem extends ExplainedModel {
    /** {@code W}: items × items. */
    SparseRows weights();

    @Override
    default int items() {
        return weights().columns();
    }

    @Override
    default void score(History history, float[] scores) {
        SparseRows rows = weights();
        Scores.check(scores, rows.columns());
        Arrays.fill(scores, 0);
        int[] items = history.items();
        float[] weights = history.weights();
        for (int k = 0; k < items.length; k++) {
            if (items[k] >= 0 && items[k] < rows.rows()) {
                rows.addRow(items[k], weights[k], scores);
            }
        }
    }

    @Override
    default Explanation explain(History history, float[] scores) {
        score(history, scores);
        return ItemWeights.explanation(weights(), history, history.weights());
    }
}
