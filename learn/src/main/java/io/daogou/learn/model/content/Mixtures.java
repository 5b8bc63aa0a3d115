package io.daogou.learn.model.content;

import io.daogou.learn.matrix.SparseRows;

/**
 * Says items as mixtures of known items that read like them: the part of a {@link ContentModel} that reads features, and knows
 * no behaviour. Immutable; any number of threads.
 *
 * <p><b>Determinism.</b> An item's shares depend on its own features and the known items alone, bit for bit. The algorithm is in
 * {@link ContentRegression}.
 */
public final class Mixtures {
    /** As many rows are best worked on at once. */
    public static final int BATCH = ContentRegression.MANY;

    private final KnownFeatures known;
    private final ContentRegression regression;
    private final int columns;

    /**
     * Mixtures of known items.
     *
     * @param features of the known items, a row each
     * @param trust weight of each in the regression; 0 for those that nobody took
     * @param regularization of the regression on features whose rows have length 1, greater than 0
     */
    public Mixtures(SparseRows features, float[] trust, double regularization) {
        known = new KnownFeatures(features, trust);
        regression = new ContentRegression(known.of(features), trust, regularization);
        columns = features.columns();
    }

    /**
     * The shares of the known items in items with some features: a row for each row of features, in the calling thread.
     *
     * @param limit how many shares are kept, those that are furthest from 0
     * @throws IllegalArgumentException if the features have other columns
     */
    public SparseRows shares(SparseRows features, int limit) {
        if (features.columns() != columns) {
            throw new IllegalArgumentException("The features of new items have " + features.columns()
                    + " columns; they must have the " + columns + " of the known ones");
        }
        return shares(features, 0, features.rows(), limit);
    }

    /** The same of the rows {@code from .. to-1}. */
    SparseRows shares(SparseRows features, int from, int to, int limit) {
        SparseRows numbered = known.of(features, from, to);
        RowsBuilder builder = new RowsBuilder(regression.items());
        int[] trusted = regression.trusted();
        float[] one = new float[regression.items()];
        for (int first = 0, lanes; first < to - from; first += lanes) {
            lanes = to - from - first > ContentRegression.FEW ? BATCH : ContentRegression.FEW;
            int count = Math.min(lanes, to - from - first);
            float[] mixtures = regression.mixtures(numbered, first, count, lanes);
            for (int lane = 0; lane < count; lane++) {
                for (int j = 0; j < trusted.length; j++) {
                    one[trusted[j]] = mixtures[j * lanes + lane];
                }
                builder.add(Kept.of(one, limit));
            }
        }
        return builder.build();
    }
}
