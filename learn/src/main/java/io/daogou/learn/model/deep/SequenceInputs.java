package io.daogou.learn.model.deep;

import java.util.List;

/**
 * What the network of a {@link SequenceModel} reads of an entry besides its item and its place: each adds a vector to the entry.
 *
 * <p>A pause is told by its range: range 0 is that of an entry without one before it or without a known time, then come 0
 * seconds, 1, 2 to 3, 4 to 7 and so on, each twice as long as the one before, and the last range has no end.
 *
 * @param kinds the names of the kinds of events that are told apart, as {@link io.daogou.learn.data.Sequences#kinds} has them; none: they are not
 * @param gaps ranges of the pause before an entry, 0: it is not read
 * @param attributes that items may have, 0: they are not read
 * @param isScored whether attributes are also part of what answers are compared with, so that items share what they have in
 *     common; measure whether that helps
 */
public record SequenceInputs(List<String> kinds, int gaps, int attributes, boolean isScored) {
    /** Nothing but items and places. */
    public static final SequenceInputs NONE = new SequenceInputs(List.of(), 0, 0, false);

    /** Ranges up to a year and more. */
    public static final int GAPS = 28;

    private static final int FEWEST_GAPS = 2;
    private static final int MOST_GAPS = 64;

    public SequenceInputs {
        kinds = List.copyOf(kinds);
        if (gaps != 0 && (gaps < FEWEST_GAPS || gaps > MOST_GAPS)) {
            throw new IllegalArgumentException(
                    "gaps is " + gaps + "; it must be 0 or lie in " + FEWEST_GAPS + ".." + MOST_GAPS);
        }
        if (attributes < 0 || (attributes == 0 && isScored)) {
            throw new IllegalArgumentException("attributes is " + attributes + (isScored ? " and they are scored" : "")
                    + "; there must be at least " + (isScored ? 1 : 0));
        }
    }

    /** The range of a pause of some seconds. */
    public int range(long seconds) {
        return Math.min(gaps - 1, 1 + Long.SIZE - Long.numberOfLeadingZeros(Math.max(0, seconds)));
    }

    /** Whether nothing besides items and places is read. */
    public boolean isNothing() {
        return equals(NONE);
    }
}
