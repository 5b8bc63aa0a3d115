package io.daogou.domain.item;

import io.daogou.domain.check.Check;
import org.jspecify.annotations.Nullable;

/** Whether an item can be bought, with the names of the Google Merchant attribute {@code availability}. */
public enum Availability {
    IN_STOCK,
    OUT_OF_STOCK,
    PREORDER,
    BACKORDER;

    private static final Availability[] ALL = values();

    public String wireName() {
        return Check.lowerCase(this);
    }

    /** Whether a shelf may show it: everything but {@link #OUT_OF_STOCK} can be ordered now. */
    public boolean canBeOrdered() {
        return this != OUT_OF_STOCK;
    }

    public static Availability ofWireName(@Nullable String name) {
        return Check.named("availability", name, ALL, Availability::wireName);
    }
}
