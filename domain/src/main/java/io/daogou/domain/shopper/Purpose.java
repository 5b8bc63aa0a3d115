package io.daogou.domain.shopper;

import io.daogou.domain.check.Check;
import org.jspecify.annotations.Nullable;

/** What data about a person may be used for, each to be agreed to on its own. Nothing is agreed to by default. */
public enum Purpose {
    /** To do what the person asked for: keeping this choice itself. */
    NECESSARY,
    /** To count and to understand what shoppers do. */
    ANALYTICS,
    /** To choose what this person sees, and to learn from what they did for others. */
    PERSONALIZATION;

    private static final Purpose[] ALL = values();

    public String wireName() {
        return Check.lowerCase(this);
    }

    public static Purpose ofWireName(@Nullable String name) {
        return Check.named("purpose", name, ALL, Purpose::wireName);
    }
}
