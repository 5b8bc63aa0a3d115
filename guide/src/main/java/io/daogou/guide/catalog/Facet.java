package io.daogou.guide.catalog;

import java.util.List;

/**
 * One property in which items differ: the brand, or one attribute.
 *
 * @param slot {@code brand} or {@code attribute:NAME}
 * @param name for people
 * @param values what items have, those of most items first
 */
public record Facet(String slot, Labels name, List<Value> values) {
    public static final String BRAND = "brand";
    public static final String ATTRIBUTE = "attribute:";

    public Facet {
        values = List.copyOf(values);
    }

    /**
     * One value of a facet.
     *
     * @param number dense over all facets
     * @param items the items that have it, ascending
     */
    public record Value(int number, String slot, Labels label, int[] items) {}
}
