package io.daogou.domain.item;

import io.daogou.domain.check.Check;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An item's texts in one more language.
 *
 * @param productType the path of the item's category in that language, widest first; empty if not translated
 * @param attributes translated names and values; empty if not translated
 */
public record Translation(
        String title, @Nullable String description, List<String> productType, Map<String, String> attributes) {
    public Translation {
        Check.text("title", title, Item.LONGEST_TITLE);
        description = Check.optionalText("description", description, Item.LONGEST_DESCRIPTION);
        productType = Item.checkedPath(productType);
        attributes = Item.checkedAttributes(attributes);
    }
}
