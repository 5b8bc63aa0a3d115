package io.daogou.domain.steering;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Items for which all that is given holds.
 *
 * @param itemIds one of these, at most {@link #MOST_ITEMS}; empty for any
 * @param category under this path, widest level first; empty for any
 * @param attribute has this attribute with this value; none for any
 * @param minPrice the least current price, in the item's own currency
 * @param maxPrice the highest current price
 */
public record Selection(
        List<String> itemIds,
        List<String> category,
        @Nullable String brand,
        @Nullable Attribute attribute,
        @Nullable BigDecimal minPrice,
        @Nullable BigDecimal maxPrice) {
    public static final int MOST_ITEMS = 1_000;
    private static final int DEEPEST_PATH = 10;
    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_VALUE = 2_000;

    public Selection {
        if (itemIds.size() > MOST_ITEMS) {
            throw new InvalidInput("selects.itemIds", "are too many", itemIds.size(), "give at most " + MOST_ITEMS);
        }
        itemIds.forEach(id -> Check.id("selects.itemIds", id));
        itemIds = itemIds.stream().distinct().toList();
        if (category.size() > DEEPEST_PATH) {
            throw new InvalidInput(
                    "selects.category", "is too deep", category.size(), "give at most " + DEEPEST_PATH + " levels");
        }
        category.forEach(level -> Check.text("selects.category", level, LONGEST_NAME));
        category = List.copyOf(category);
        brand = brand == null ? null : Check.text("selects.brand", brand, LONGEST_NAME);
        checkPrice("selects.minPrice", minPrice);
        checkPrice("selects.maxPrice", maxPrice);
        if (minPrice != null && maxPrice != null && minPrice.compareTo(maxPrice) > 0) {
            throw new InvalidInput("selects.minPrice", "is above maxPrice", minPrice, "give at most " + maxPrice);
        }
        if (itemIds.isEmpty()
                && category.isEmpty()
                && brand == null
                && attribute == null
                && minPrice == null
                && maxPrice == null) {
            throw new InvalidInput(
                    "selects",
                    "says nothing",
                    "nothing",
                    "give itemIds, category, brand, attribute, minPrice or maxPrice");
        }
    }

    /** These items. */
    public static Selection of(String... itemIds) {
        return new Selection(List.of(itemIds), List.of(), null, null, null, null);
    }

    /** Whether it names items and asks nothing else of them. */
    public boolean isItemsAlone() {
        return !itemIds.isEmpty()
                && category.isEmpty()
                && brand == null
                && attribute == null
                && minPrice == null
                && maxPrice == null;
    }

    private static void checkPrice(String field, @Nullable BigDecimal price) {
        if (price != null && price.signum() < 0) {
            throw new InvalidInput(field, "is negative", price, "give 0 or more");
        }
    }

    /** An attribute as items have it. */
    public record Attribute(String name, String value) {
        public Attribute {
            Check.text("selects.attribute.name", name, LONGEST_NAME);
            Check.text("selects.attribute.value", value, LONGEST_VALUE);
        }
    }
}
