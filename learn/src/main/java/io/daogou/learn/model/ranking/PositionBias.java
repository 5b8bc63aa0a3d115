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
     * The terms are learned from lists in random order alone, and used for all. Right also if the features tell the position,
     * and the choice wherever there are such lists.
     */
    LEARNED_FROM_RANDOM
}
