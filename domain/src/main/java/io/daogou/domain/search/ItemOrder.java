package io.daogou.domain.search;

import io.daogou.domain.check.Check;
import org.jspecify.annotations.Nullable;

/** In which order items are wanted. Items without a price come last, whichever way prices go. */
public enum ItemOrder {
    RELEVANCE,
    PRICE_UP,
    PRICE_DOWN,
    NEWEST;

    private static final ItemOrder[] ALL = values();

    public String wireName() {
        return Check.lowerCase(this);
    }

    public static ItemOrder ofWireName(@Nullable String name) {
        return Check.named("order", name, ALL, ItemOrder::wireName);
    }
}
