package io.daogou.engine.steering;

import io.daogou.domain.check.Check;
import java.util.List;
import java.util.stream.Stream;

/** The shelves there are, and how each comes. */
public enum Placement {
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

    public String wireName() {
        return wireName;
    }

    /** Whether it leaves out what the shopper has looked at, unless somebody says otherwise. */
    boolean excludesSeen() {
        return excludesSeen;
    }

    /** Whether it leaves out what the shopper has bought, unless somebody says otherwise. */
    boolean excludesBought() {
        return excludesBought;
    }

    /** Whether neighbours on it should come from different categories. */
    public boolean isMixed() {
        return mixed;
    }

    /** What fills it, best first. */
    public List<Source> sources() {
        return switch (this) {
            case HOME -> List.of(Source.TASTE, Source.CONTENT);
            case ITEM_SIMILAR -> List.of(Source.SIMILAR, Source.CATEGORY);
            case CART_TOGETHER -> List.of(Source.TOGETHER, Source.TASTE, Source.CONTENT);
            case RECENTLY_VIEWED -> List.of(Source.RECENT, Source.TASTE, Source.CONTENT);
            case POPULAR -> List.of();
            case NEW -> List.of(Source.LATEST);
            case BUY_AGAIN -> List.of(Source.AGAIN, Source.TASTE, Source.CONTENT);
        };
    }

    public static Placement ofWireName(String name) {
        return Check.named("placement", name, ALL, Placement::wireName);
    }

    /** One of its sources; the refusal lists them. */
    Source source(String name) {
        return Check.named("sources", name, sources().toArray(Source[]::new), Source::wireName);
    }

    /** Their names, in the order in which they are told. */
    public static List<String> names() {
        return Stream.of(ALL).map(Placement::wireName).toList();
    }
}
