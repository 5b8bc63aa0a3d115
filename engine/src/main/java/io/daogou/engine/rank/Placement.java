package io.daogou.engine.rank;

import io.daogou.domain.check.Check;

/** The shelves there are, and how each is set up. */
enum Placement {
    HOME("home", true, true, true),
    ITEM_SIMILAR("item-similar", false, false, false),
    CART_TOGETHER("cart-together", false, true, true),
    RECENTLY_VIEWED("recently-viewed", false, false, false),
    POPULAR("popular", false, false, true),
    NEW("new", false, false, true),
    BUY_AGAIN("buy-again", false, false, false);

    private static final Placement[] ALL = values();

    private final String wireName;
    private final boolean excludesSeen;
    private final boolean excludesBought;
    private final boolean mixed;

    Placement(String wireName, boolean excludesSeen, boolean excludesBought, boolean mixed) {
        this.wireName = wireName;
        this.excludesSeen = excludesSeen;
        this.excludesBought = excludesBought;
        this.mixed = mixed;
    }

    String wireName() {
        return wireName;
    }

    /** Whether it leaves out what the shopper has looked at, unless the request says otherwise. */
    boolean excludesSeen() {
        return excludesSeen;
    }

    /** Whether it leaves out what the shopper has bought, unless the request says otherwise. */
    boolean excludesBought() {
        return excludesBought;
    }

    /** Whether neighbours on it should come from different categories. */
    boolean isMixed() {
        return mixed;
    }

    static Placement ofWireName(String name) {
        return Check.named("placement", name, ALL, Placement::wireName);
    }
}
