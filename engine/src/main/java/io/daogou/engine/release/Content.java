package io.daogou.engine.release;

import io.daogou.learn.data.TextFeatures;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.content.Mixtures;

/**
 * What a release knows of the words that its items are described in, so that items it does not know can be placed among them.
 *
 * @param words how rare each word is
 * @param features of the items of the release, a row each
 * @param trust how much each says of others; 0 for those that are left out
 * @param levels how strongly new items stand on shelves
 */
@SuppressWarnings("ArrayRecordComponent") // Shared: read in loops.
public record Content(TextFeatures words, SparseRows features, float[] trust, ContentLevels levels) {
    /** Shares of known items in a new one that are kept, and weights to it and from it. */
    public static final int KEPT = 100;

    public Content {
        if (features.columns() != TextFeatures.COLUMNS || features.rows() != trust.length) {
            throw new IllegalArgumentException("the features are " + features.rows() + " × " + features.columns()
                    + " where there are " + trust.length + " items and " + TextFeatures.COLUMNS + " features");
        }
    }

    /** What says a new item as a mixture of these. */
    public Mixtures mixtures() {
        return new Mixtures(features, trust, levels.regularization());
    }
}
