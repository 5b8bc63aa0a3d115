package io.daogou.domain.event;

import io.daogou.domain.check.Check;
import org.jspecify.annotations.Nullable;

/** Where an event came from. */
public enum Platform {
    WEB,
    ANDROID,
    IOS,
    MINIPROGRAM,
    DESKTOP,
    SERVER;

    private static final Platform[] ALL = values();

    public String wireName() {
        return Check.lowerCase(this);
    }

    public static Platform ofWireName(@Nullable String name) {
        return Check.named("platform", name, ALL, Platform::wireName);
    }
}
