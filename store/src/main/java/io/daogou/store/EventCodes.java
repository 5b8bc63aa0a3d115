package io.daogou.store;

import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventTrust;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.EventUse;
import io.daogou.domain.event.Platform;

/** The small numbers that stand for event types and platforms in the database. A number once given is never given again. */
final class EventCodes {
    private static final EventType[] TYPES = new EventType[18];
    private static final Platform[] PLATFORMS = new Platform[7];
    private static final EventUse[] USE = new EventUse[3];
    /** More than there will ever be platforms. */
    private static final int USES = 64;
    /** More than there will ever be uses, times that. */
    private static final int TRUSTS = 4 * USES;

    private static final EventTrust[] TRUST = new EventTrust[3];

    static {
        for (EventType type : EventType.values()) {
            TYPES[of(type)] = type;
        }
        for (Platform platform : Platform.values()) {
            PLATFORMS[of(platform)] = platform;
        }
        for (EventUse use : EventUse.values()) {
            USE[of(use)] = use;
        }
        for (EventTrust trust : EventTrust.values()) {
            TRUST[of(trust)] = trust;
        }
    }

    private EventCodes() {}

    static int of(EventType type) {
        return switch (type) {
            case VIEW_ITEM -> 1;
            case VIEW_ITEM_LIST -> 2;
            case SELECT_ITEM -> 3;
            case ADD_TO_CART -> 4;
            case REMOVE_FROM_CART -> 5;
            case ADD_TO_WISHLIST -> 6;
            case BEGIN_CHECKOUT -> 7;
            case PURCHASE -> 8;
            case REFUND -> 9;
            case SEARCH -> 10;
            case SHARE -> 11;
            case LOGIN -> 12;
            case DISLIKE -> 13;
            case READ -> 14;
            case VIDEO_START -> 15;
            case VIDEO_PROGRESS -> 16;
            case VIDEO_COMPLETE -> 17;
        };
    }

    static int of(Platform platform) {
        return switch (platform) {
            case WEB -> 1;
            case ANDROID -> 2;
            case IOS -> 3;
            case MINIPROGRAM -> 4;
            case DESKTOP -> 5;
            case SERVER -> 6;
        };
    }

    /** One number for where an event came from, what it may be used for and how much it is believed. */
    static int of(EventHeader header) {
        return of(header.platform()) + USES * of(header.use()) + TRUSTS * of(header.trust());
    }

    private static int of(EventTrust trust) {
        return switch (trust) {
            case VERIFIED -> 0;
            case SHOWN -> 1;
            case CLAIMED -> 2;
        };
    }

    private static int of(EventUse use) {
        return switch (use) {
            case LEARNING -> 0;
            case COUNTING -> 1;
            case BOT -> 2;
        };
    }

    static EventUse use(int code) {
        return USE[code % TRUSTS / USES];
    }

    static EventTrust trust(int code) {
        return TRUST[code / TRUSTS];
    }

    static EventType type(int code) {
        return TYPES[code];
    }

    static Platform platform(int code) {
        return PLATFORMS[code % USES];
    }
}
