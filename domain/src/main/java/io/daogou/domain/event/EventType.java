package io.daogou.domain.event;

import io.daogou.domain.check.Check;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of events, with the names of the Google Analytics 4 e-commerce events, which shops already send; what that
 * vocabulary lacks is added in its style.
 */
public enum EventType {
    VIEW_ITEM,
    /** Impressions: items shown on a shelf, each at a position. */
    VIEW_ITEM_LIST,
    SELECT_ITEM,
    ADD_TO_CART,
    REMOVE_FROM_CART,
    ADD_TO_WISHLIST,
    BEGIN_CHECKOUT,
    PURCHASE,
    REFUND,
    SEARCH,
    SHARE,
    LOGIN,
    /** Not interested. */
    DISLIKE,
    READ,
    VIDEO_START,
    VIDEO_PROGRESS,
    VIDEO_COMPLETE;

    private static final EventType[] ALL = values();

    public String wireName() {
        return Check.lowerCase(this);
    }

    public static EventType ofWireName(@Nullable String name) {
        return Check.named("event", name, ALL, EventType::wireName);
    }
}
