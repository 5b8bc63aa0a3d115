package io.daogou.learn.model.ranking;

/**
 * A list that somebody was shown, with what came of it. It shares the arrays.
 *
 * @param rows candidates × features, row-major, as they were when the list was shown; NaN for what is not known
 * @param positions where each candidate was, from 0
 * @param gains what came of each: 0 for nothing, more for what is worth more (a click, a purchase)
 * @param random whether chance alone decided about the positions; such lists tell best what a position does
 */
@SuppressWarnings("ArrayRecordComponent") // Shared: there may be hundreds of thousands.
public record ShownList(float[] rows, int[] positions, float[] gains, boolean random) {
    public ShownList {
        if (positions.length == 0 || gains.length != positions.length || rows.length % positions.length != 0) {
            throw new IllegalArgumentException("A shown list has " + rows.length + " features, " + positions.length
                    + " positions and " + gains.length
                    + " gains; it needs at least one candidate, and as many of each for every candidate");
        }
        for (int k = 0; k < gains.length; k++) {
            if (!(gains[k] >= 0 && gains[k] < Float.POSITIVE_INFINITY) || positions[k] < 0) {
                throw new IllegalArgumentException("Candidate " + k + " of a shown list has the gain " + gains[k]
                        + " and the position " + positions[k] + "; both must be at least 0, and finite");
            }
        }
    }

    /** The number of candidates. */
    public int size() {
        return positions.length;
    }

    /** The number of features of each candidate. */
    int features() {
        return rows.length / positions.length;
    }

    /** Whether anything can be learned: something was chosen, and something else came to less. */
    public boolean isInformative() {
        for (float gain : gains) {
            if (gain != gains[0]) {
                return true;
            }
        }
        return false;
    }
}
