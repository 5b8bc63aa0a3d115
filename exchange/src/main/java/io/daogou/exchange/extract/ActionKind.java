package io.daogou.exchange.extract;

import io.daogou.domain.check.Check;
import io.daogou.domain.event.EventType;
import org.jspecify.annotations.Nullable;

/** What an event says of taste: the same four kinds that our own training tells apart. */
enum ActionKind {
    VIEWED,
    WANTED,
    CARTED,
    BOUGHT;

    /** The kind of an event; none if it says nothing of taste, or against it. */
    static @Nullable ActionKind of(EventType type) {
        return switch (type) {
            case VIEW_ITEM, SELECT_ITEM, READ, VIDEO_START, VIDEO_PROGRESS, VIDEO_COMPLETE -> VIEWED;
            case ADD_TO_WISHLIST, SHARE -> WANTED;
            case ADD_TO_CART -> CARTED;
            case PURCHASE -> BOUGHT;
            case VIEW_ITEM_LIST, REMOVE_FROM_CART, BEGIN_CHECKOUT, REFUND, SEARCH, LOGIN, DISLIKE -> null;
        };
    }

    String wireName() {
        return Check.lowerCase(this);
    }
}
