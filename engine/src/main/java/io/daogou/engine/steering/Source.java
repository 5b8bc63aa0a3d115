package io.daogou.engine.steering;

import io.daogou.domain.check.Check;

/** Where a shelf gets candidates from, before what is popular fills up what is left. */
public enum Source {
    /** The models of the release, by the shopper's history. */
    TASTE,
    /** What reads like the new items of the history. */
    CONTENT,
    /** What is like the items the shelf is about. */
    SIMILAR,
    /** What is bought with them. */
    TOGETHER,
    /** What is of their category. */
    CATEGORY,
    /** What the shopper viewed. */
    RECENT,
    /** What the shopper bought and may need again. */
    AGAIN,
    /** What the shop has had for the shortest time. */
    LATEST;

    public String wireName() {
        return Check.lowerCase(this);
    }
}
