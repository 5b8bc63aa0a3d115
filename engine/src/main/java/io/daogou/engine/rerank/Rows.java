package io.daogou.engine.rerank;

/**
 * Candidates whose features are wanted.
 *
 * @param items their indices in the release's models
 * @param wanted how much all that was ever done with each still counts
 * @param recent how much of it happened lately
 */
@SuppressWarnings("ArrayRecordComponent") // Made for one call.
public record Rows(int[] items, double[] wanted, double[] recent) {
    public Rows {
        if (wanted.length != items.length || recent.length != items.length) {
            throw new IllegalArgumentException(items.length + " candidates have " + wanted.length + " and "
                    + recent.length + " counts; each needs one of both");
        }
    }
}
