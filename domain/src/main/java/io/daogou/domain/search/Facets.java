package io.daogou.domain.search;

import java.util.List;

/**
 * How many of what was found are of which kind, most first. A kind by which the query filters is counted as if it did not, so that
 * another value can be chosen; the other kinds are counted within the filter.
 *
 * @param categories the level below the chosen category, or the widest level
 * @param prices cheapest first; empty where items of several currencies were found
 * @param attributes those that divide what was found best first
 */
public record Facets(
        List<CategoryCount> categories,
        List<ValueCount> brands,
        List<PriceBand> prices,
        List<AttributeCounts> attributes) {
    public static final Facets NONE = new Facets(List.of(), List.of(), List.of(), List.of());

    public Facets {
        categories = List.copyOf(categories);
        brands = List.copyOf(brands);
        prices = List.copyOf(prices);
        attributes = List.copyOf(attributes);
    }

    /**
     * Items of a category.
     *
     * @param path in the shop's first language, widest first; what a filter takes
     * @param label its last level in the language of the query, or the shop's first
     */
    public record CategoryCount(List<String> path, String label, long count) {
        public CategoryCount {
            path = List.copyOf(path);
        }
    }

    /**
     * Items with a value.
     *
     * @param value in the shop's first language; what a filter takes
     * @param label in the language of the query, or the shop's first
     */
    public record ValueCount(String value, String label, long count) {}

    /** Items whose current price lies in a range. */
    public record PriceBand(PriceRange range, long count) {}

    /**
     * Items by their value of one attribute.
     *
     * @param name in the shop's first language; what a filter takes
     * @param label in the language of the query, or the shop's first
     */
    public record AttributeCounts(String name, String label, List<ValueCount> values) {
        public AttributeCounts {
            values = List.copyOf(values);
        }
    }
}
