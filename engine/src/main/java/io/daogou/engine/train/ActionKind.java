package io.daogou.engine.train;

import io.daogou.domain.event.EventType;
import io.daogou.engine.release.ActionWeights;
import org.jspecify.annotations.Nullable;

/** The kinds of action that models learn from; the same four that {@link ActionWeights} weighs. */
enum ActionKind {
    VIEWED,
    WANTED,
    CARTED,
    BOUGHT;

    private static final ActionKind[] ALL = values();

    static ActionKind at(int ordinal) {
        return ALL[ordinal];
    }

    static int count() {
        return ALL.length;
    }

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

    double weight(ActionWeights weights) {
        return switch (this) {
            case VIEWED -> weights.viewed();
            case WANTED -> weights.wanted();
            case CARTED -> weights.carted();
            case BOUGHT -> weights.bought();
        };
    }
}
