package io.daogou.server.agents;

import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds products by the identifiers of the catalogue. Variants without a price are left out: agents must not guess one.
 *
 * <p><b>Threads:</b> any number, as the catalogue.
 */
public final class Products {
    /** A product with more is shown with these: nobody compares two hundred sizes. */
    static final int MOST_VARIANTS = 100;

    /** Which items belong together. */
    public interface Groups {
        /** The first items of a group, in the order of their identifiers; empty for an unknown one. */
        List<String> itemsOf(String groupId, int limit);

        /** The group of an item; empty for one that stands alone. */
        Optional<String> of(String itemId);
    }

    /**
     * A product that an identifier led to.
     *
     * @param isExact whether the identifier is that of its first variant
     */
    record Resolved(Product product, boolean isExact) {}

    private final Catalog catalog;
    private final Groups groups;

    public Products(Catalog catalog, Groups groups) {
        this.catalog = catalog;
        this.groups = groups;
    }

    /** The identifier of the product that an item belongs to. */
    String productId(String itemId) {
        return groups.of(itemId).orElse(itemId);
    }

    /** By the identifier of an item or of a group; an item stands above a group of the same name. */
    Optional<Resolved> resolve(String id) {
        Optional<Item> item = catalog.item(id);
        if (item.isPresent()) {
            // An item without a price cannot be shown: its product may be, for its other variants.
            return ofItem(item.get())
                    .map(product ->
                            new Resolved(product, product.featured().itemId().equals(id)));
        }
        return byId(id).map(product -> new Resolved(product, false));
    }

    /** By its own identifier. */
    Optional<Product> byId(String productId) {
        List<String> members = groups.itemsOf(productId, MOST_VARIANTS);
        return of(productId, members.isEmpty() ? List.of(productId) : members);
    }

    private Optional<Product> ofItem(Item item) {
        String group = item.itemGroupId();
        List<String> members = new ArrayList<>(group == null ? List.of() : groups.itemsOf(group, MOST_VARIANTS));
        members.remove(item.itemId());
        members.addFirst(item.itemId());
        return of(group == null ? item.itemId() : group, members).map(product -> product.featuring(item.itemId()));
    }

    private Optional<Product> of(String id, List<String> itemIds) {
        List<Item> variants = itemIds.stream()
                .limit(MOST_VARIANTS)
                .flatMap(itemId -> catalog.item(itemId).stream())
                .filter(item -> item.currentPrice() != null)
                .sorted(Comparator.comparing(item -> !item.availability().canBeOrdered()))
                .toList();
        return variants.isEmpty() ? Optional.empty() : Optional.of(new Product(id, variants));
    }
}
