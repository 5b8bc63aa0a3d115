package io.daogou.engine.content;

import io.daogou.domain.item.Item;
import io.daogou.learn.data.TextFeatures.Described;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an item is like in words: its title, the beginning of its description, brand, every level of its category, attributes. */
public final class ItemText {
    /** What comes later in a description is of its kind rather than of the item, and costs time. */
    private static final int LONGEST_DESCRIPTION = 400;

    private ItemText() {}

    /** In the shop's first language. */
    public static Described of(Item item) {
        Map<String, String> attributes = new HashMap<>(item.attributes());
        if (item.brand() != null) {
            attributes.put("brand", item.brand());
        }
        List<String> path = item.productType();
        for (int depth = 1; depth <= path.size(); depth++) {
            attributes.put("productType " + depth, String.join(" > ", path.subList(0, depth)));
        }
        String description = item.description() == null ? "" : item.description();
        return new Described(
                item.title() + "\n" + description.substring(0, Math.min(LONGEST_DESCRIPTION, description.length())),
                attributes);
    }
}
