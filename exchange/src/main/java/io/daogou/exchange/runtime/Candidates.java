package io.daogou.exchange.runtime;

import io.daogou.learn.data.History;
import io.daogou.learn.matrix.DenseMatrix;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Items to rank for one person, a row each.
 *
 * @param items their indices
 * @param features names of the columns
 * @param values items × features
 * @param history what the person did
 * @param itemVectors of all items, by index, for graphs that take those; may be absent
 */
// The array is shared: it was made for one call.
@SuppressWarnings("ArrayRecordComponent")
public record Candidates(
        int[] items,
        List<String> features,
        DenseMatrix values,
        History history,
        @Nullable DenseMatrix itemVectors) {
    public Candidates {
        features = List.copyOf(features);
        if (values.rows() != items.length || values.columns() != features.size()) {
            throw new IllegalArgumentException("The values of candidates are " + values.rows() + " × "
                    + values.columns() + " where there are " + items.length + " items and " + features.size()
                    + " features");
        }
    }

    /** Candidates with features alone. */
    public static Candidates of(int[] items, List<String> features, DenseMatrix values) {
        return new Candidates(items, features, values, History.empty(), null);
    }
}
