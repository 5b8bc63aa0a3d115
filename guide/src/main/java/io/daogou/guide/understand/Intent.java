package io.daogou.guide.understand;

import io.daogou.domain.check.Check;

/** What somebody wants of the guide, beside naming what they wish for. */
public enum Intent {
    GREETING,
    THANKS,
    BYE,
    HELP,
    /** Something that is not the guide's business. */
    OFFTOPIC,
    /** Products now, no more questions. */
    SHOW,
    /** It does not matter. */
    ANY,
    CHEAPER,
    DEARER,
    COMPARE,
    DETAILS,
    /** Other products of the same kind. */
    MORE,
    RESTART,
    YES,
    NO;

    public String wireName() {
        return Check.lowerCase(this);
    }
}
