package io.daogou.engine.live;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.item.Item;
import io.daogou.domain.shopper.Reset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What people may be said to be interested in, as texts: {@code category:Kitchen > Mugs}, {@code brand:Acme},
 * {@code price:low}, {@code attribute:colour=red}. What was done with one item is taken back by a tag too: {@link Reset#itemTag}.
 */
public final class Tags {
    private static final String CATEGORY = "category:";
    private static final String BRAND = "brand:";
    private static final String PRICE = "price:";
    private static final String ATTRIBUTE = "attribute:";
    private static final String LEVEL = " > ";

    private static final List<String> BANDS = List.of("low", "middle", "high");

    private final LiveCatalog catalog;

    public Tags(LiveCatalog catalog) {
        this.catalog = catalog;
    }

    /** The tag of a category. */
    public static String category(List<String> path) {
        return CATEGORY + String.join(LEVEL, path);
    }

    /** The tag of a brand. */
    public static String brand(String brand) {
        return BRAND + brand;
    }

    /** Every tag of an item. Of its category the narrowest, which lies within all the others. */
    public List<String> of(Item item) {
        List<String> tags = new ArrayList<>();
        if (!item.productType().isEmpty()) {
            tags.add(category(item.productType()));
        }
        if (item.brand() != null) {
            tags.add(brand(item.brand()));
        }
        int slot = catalog.slot(item.itemId());
        if (slot >= 0 && band(slot) >= 0) {
            tags.add(PRICE + BANDS.get(band(slot)));
        }
        item.attributes().forEach((name, value) -> tags.add(ATTRIBUTE + name + "=" + value));
        return tags;
    }

    /**
     * Which slots hold an item of this tag.
     *
     * @throws InvalidInput if it is no tag
     */
    public IntPredicate matching(String tag) {
        if (tag.startsWith(CATEGORY)) {
            List<String> path = List.of(tag.substring(CATEGORY.length()).split(LEVEL));
            return slot -> {
                int wanted = catalog.category(path);
                return wanted >= 0 && catalog.isWithin(catalog.columns().category(slot), wanted);
            };
        }
        if (tag.startsWith(BRAND)) {
            int brand = Traits.brand(tag.substring(BRAND.length()));
            return slot -> catalog.columns().traits(slot)[0] == brand;
        }
        String itemId = Reset.itemOf(tag);
        if (itemId != null) {
            return slot -> catalog.columns().itemId(slot).equals(itemId);
        }
        int band = tag.startsWith(PRICE) ? BANDS.indexOf(tag.substring(PRICE.length())) : -1;
        if (band >= 0) {
            return slot -> band(slot) == band;
        }
        int equals = tag.indexOf('=');
        if (tag.startsWith(ATTRIBUTE) && equals > ATTRIBUTE.length()) {
            return withAttribute(tag.substring(ATTRIBUTE.length(), equals), tag.substring(equals + 1));
        }
        throw new InvalidInput(
                "tag",
                "is not known",
                tag,
                "give one of the tags of the interests: " + CATEGORY + "…, " + BRAND + "…, " + PRICE + "low, "
                        + ATTRIBUTE + "name=value");
    }

    /** Which slots hold an item with this value of an attribute; of each item the first dozen attributes count. */
    public IntPredicate withAttribute(String name, String value) {
        int wanted = Traits.attribute(name, value);
        return slot -> Traits.has(catalog.columns().traits(slot), wanted);
    }

    /** The third of its category that a price lies in, 0 the cheapest; -1 where that cannot be told. */
    private int band(int slot) {
        double place = catalog.pricePlace(slot);
        return Double.isNaN(place) ? -1 : Math.min(BANDS.size() - 1, (int) (place * BANDS.size()));
    }
}
