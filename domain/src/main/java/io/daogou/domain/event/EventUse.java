package io.daogou.domain.event;

/** What an event may be used for, as it stood when the event came. */
public enum EventUse {
    /** Everything: to know the person by, to learn from, to count. */
    LEARNING,
    /** Only to be counted: the person did not agree to more. */
    COUNTING,
    /** Nothing: it was no person. Kept apart to tell what is going on. */
    BOT
}
