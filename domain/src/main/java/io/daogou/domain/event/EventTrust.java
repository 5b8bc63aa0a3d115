package io.daogou.domain.event;

/** How much an event can be believed, by the way it came. */
public enum EventTrust {
    /** The shop's own server said so, or a shopper who proved to it who they are. */
    VERIFIED,
    /** A browser says so, of items that stood on the shelf whose signed {@code recommendationId} it sends along. */
    SHOWN,
    /** A browser says so; anybody could. */
    CLAIMED;

    /** So many devices for which nobody answers count as one shopper. */
    public static final int CLAIMS_PER_SHOPPER = 25;

    public boolean isTrusted() {
        return this != CLAIMED;
    }

    /** What it counts, beside one that can be believed. */
    public double weight() {
        return isTrusted() ? 1 : 1.0 / CLAIMS_PER_SHOPPER;
    }
}
