package io.daogou.engine;

import io.daogou.engine.live.LiveCatalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Browsing: the categories of the live catalogue, and the items in each. */
final class CategoryListing {
    private static final Comparator<List<String>> BY_LEVELS = (a, b) -> {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int byLevel = a.get(i).compareTo(b.get(i));
            if (byLevel != 0) {
                return byLevel;
            }
        }
        return Integer.compare(a.size(), b.size());
    };

    private final LiveCatalog catalog;

    CategoryListing(LiveCatalog catalog) {
        this.catalog = catalog;
    }

    /** Every category with at least one item, in the order of the paths. */
    List<Category> categories() {
        Map<List<String>, Category> found = new HashMap<>();
        List<Integer> slots = catalog.listed();
        // After the slots, so that every one of them is in it.
        LiveCatalog.Columns columns = catalog.columns();
        for (int slot : slots) {
            LiveCatalog.Listing listing = columns.listing(slot);
            if (listing != null) {
                count(listing, columns.isOrderable(slot) ? 1 : 0, found);
            }
        }
        return found.values().stream()
                .sorted(Comparator.comparing(Category::path, BY_LEVELS))
                .toList();
    }

    /** Identifiers of items under a path, in their order, after one of them. */
    List<String> itemIds(List<String> path, String after, int limit) {
        List<String> found = new ArrayList<>();
        int category = path.isEmpty() ? -1 : catalog.category(path);
        if (!path.isEmpty() && category < 0) {
            return found;
        }
        List<Integer> slots = catalog.listed();
        LiveCatalog.Columns columns = catalog.columns();
        for (int slot : slots) {
            boolean within = path.isEmpty() || catalog.isWithin(columns.category(slot), category);
            if (within && columns.itemId(slot).compareTo(after) > 0 && found.size() < limit) {
                found.add(columns.itemId(slot));
            }
        }
        return found;
    }

    private static void count(LiveCatalog.Listing listing, int orderable, Map<List<String>, Category> found) {
        for (int depth = 1; depth <= listing.path().size(); depth++) {
            List<String> path = listing.path().subList(0, depth);
            Map<String, List<String>> translations = new HashMap<>();
            for (Map.Entry<String, List<String>> translated :
                    listing.translatedPaths().entrySet()) {
                if (translated.getValue().size() == listing.path().size()) {
                    translations.put(translated.getKey(), translated.getValue().subList(0, depth));
                }
            }
            found.merge(
                    path,
                    new Category(path, orderable, translations),
                    (a, b) -> new Category(
                            a.path(),
                            a.items() + b.items(),
                            a.translations().isEmpty() ? b.translations() : a.translations()));
        }
    }
}
