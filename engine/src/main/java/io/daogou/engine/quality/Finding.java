package io.daogou.engine.quality;

import io.daogou.domain.check.Check;

/** What may be wrong with data. */
public enum Finding {
    NO_IMAGE,
    NO_PRICE,
    NO_CATEGORY,
    NO_DESCRIPTION,
    /** In no further language. */
    NO_TRANSLATION,
    /** Nobody was seen to touch it. */
    NEVER_SEEN,
    /** Events name it, and the catalogue lacks it. */
    UNKNOWN_ITEM,
    /** A program caused the event; it is kept apart. */
    BOT,
    /** A purchase in another currency than most. */
    MIXED_CURRENCY;

    public String wireName() {
        return Check.lowerCase(this);
    }
}
