package io.daogou.server.agents;

import io.daogou.domain.item.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What agents call a product: items that share an {@code itemGroupId} are its variants; an item that stands alone is a
 * product with one.
 *
 * @param id the group, or the item that stands alone
 * @param variants never empty; the one to show first is the first
 */
public record Product(String id, List<Item> variants) {
    public Product {
        variants = List.copyOf(variants);
    }

    public Item featured() {
        return variants.getFirst();
    }

    /** The same with some variants alone, which may be none. */
    List<Item> variants(Predicate<Item> wanted) {
        return variants.stream().filter(wanted).toList();
    }

    /** The same with a variant in front. */
    Product featuring(String itemId) {
        return featuring(List.of(itemId));
    }

    /** The same with some variants in front, in this order. */
    Product featuring(List<String> itemIds) {
        List<Item> sorted = new ArrayList<>(variants);
        sorted.sort(Comparator.comparingInt(item -> {
            int at = itemIds.indexOf(item.itemId());
            return at < 0 ? Integer.MAX_VALUE : at;
        }));
        return new Product(id, sorted);
    }
}
