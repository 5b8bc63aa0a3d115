package io.daogou.engine.release;

import io.daogou.learn.data.Vocabulary;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.ranking.ListRanker;
import org.jspecify.annotations.Nullable;

/**
 * What a release predicts with: a model for taste, and rows of neighbours for two questions about items.
 *
 * @param items which item each row and column stands for
 * @param home what else a shopper will want, by all that was done; none where popularity alone was best
 * @param similar what could be taken instead
 * @param together what is bought with it
 * @param weights how much each kind of action counts in a history
 * @param content places items that are not among these; none where too few have a text
 * @param repeats what is bought again, and when
 * @param ranker sorts the candidates of {@code home} again; none where their order is better, or there was too little to learn from
 */
public record Models(
        Vocabulary items,
        @Nullable Model home,
        SparseRows similar,
        SparseRows together,
        ActionWeights weights,
        @Nullable Content content,
        Repeats repeats,
        @Nullable ListRanker ranker) {
    public Models {
        if (home != null && home.items() != items.size()) {
            throw new IllegalArgumentException(
                    "home scores " + home.items() + " items where there are " + items.size());
        }
        checkShape("similar", similar, items.size());
        checkShape("together", together, items.size());
        if (repeats.items() != items.size()) {
            throw new IllegalArgumentException(
                    "repeats tells of " + repeats.items() + " items where there are " + items.size());
        }
        if (content != null) {
            int described = content.features().rows();
            if (described != items.size()) {
                throw new IllegalArgumentException(
                        "content describes " + described + " items where there are " + items.size());
            }
        }
    }

    /** Without content, repeats and ranker. */
    public Models(
            Vocabulary items, @Nullable Model home, SparseRows similar, SparseRows together, ActionWeights weights) {
        this(items, home, similar, together, weights, null, Repeats.none(items.size()), null);
    }

    /** The same with another ranker, or none. */
    public Models with(@Nullable ListRanker other) {
        return new Models(items, home, similar, together, weights, content, repeats, other);
    }

    private static void checkShape(String name, SparseRows rows, int items) {
        if (rows.rows() != items || rows.columns() != items) {
            throw new IllegalArgumentException(
                    name + " is " + rows.rows() + " × " + rows.columns() + " where there are " + items + " items");
        }
    }
}
