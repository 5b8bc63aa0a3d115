package io.daogou.server.configuration;

import io.daogou.domain.check.Check;
import org.jspecify.annotations.Nullable;

/** What a key may do. */
public enum Scope {
    /** Write events, read shelves and items: may be seen by anyone who opens the shop. */
    BROWSER,
    /** Everything. */
    ADMIN;

    private static final Scope[] ALL = values();

    public String wireName() {
        return Check.lowerCase(this);
    }

    public static Scope ofWireName(@Nullable String name) {
        return Check.named("scope", name, ALL, Scope::wireName);
    }

    /** Whether a key of this scope may do what needs {@code needed}. */
    public boolean allows(Scope needed) {
        return compareTo(needed) >= 0;
    }
}
