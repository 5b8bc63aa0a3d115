package io.daogou.engine.steering;

import io.daogou.domain.check.Check;
import java.util.List;
import java.util.stream.Stream;

/** The shelves there are, and how each comes. */
public enum Placement {
    HOME("home", true, true, true, Source.TASTE, Source.CONTENT),
    ITEM_SIMILAR("item-similar", false, false, false, Source.SIMILAR, Source.CATEGORY),
    CART_TOGETHER("cart-together", false, true, true, Source.TOGETHER, Source.TASTE, Source.CONTENT),
    RECENTLY_VIEWED("recently-viewed", false, false, false, Source.RECENT, Source.TASTE, Source.CONTENT),
    POPULAR("popular", false, false, true),
    NEW("new", false, false, true, Source.LATEST),
    BUY_AGAIN("buy-again", false, false, false, Source.AGAIN, Source.TASTE, Source.CONTENT);

    private static final Placement[] ALL = values();

    private final String wireName;
    private final boolean excludesSeen;
    private final boolean excludesBought;
    private final boolean mixed;
    private final List<Source> sources;

    Placement(String wireName, boolean excludesSeen, boolean excludesBought, boolean mixed, Source... sources) {
        this.wireName = wireName;
        this.excludesSeen = excludesSeen;
        this.excludesBought = excludesBought;
        this.mixed = mixed;
        this.sources = List.of(sources);
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
        return sources;
    }

    public static Placement ofWireName(String name) {
        return Check.named("placement", name, ALL, Placement::wireName);
    }

    /** One of its sources; the refusal lists them. */
    Source source(String name) {
        return Check.named("sources", name, sources.toArray(Source[]::new), Source::wireName);
    }

    /** Their names, in the order in which they are told. */
    public static List<String> names() {
        return Stream.of(ALL).map(Placement::wireName).toList();
    }
}
