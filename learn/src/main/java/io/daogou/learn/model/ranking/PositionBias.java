package io.daogou.learn.model.ranking;

/** How a {@link ListRanker} takes into account that people look at what is on top, whatever it is. */
public enum PositionBias {
    /** Not at all: what was on top seems better than it is. */
    IGNORED,
    /**
     * A term for each position is learned together with the scores, from all lists. Works as far as the order of lists varies
     * for reasons that the features do not tell.
     */
    LEARNED,
    /**
     * The term of each position comes from the rates at which it is chosen on lists in random order ({@link PositionRates}), and
     * stays. Right also if features tell the position; needs enough of such lists.
     */
    FROM_RANDOM_ORDER
}
