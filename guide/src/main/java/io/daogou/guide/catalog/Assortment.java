package io.daogou.guide.catalog;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be ordered at one moment, in columns: items are dense numbers, in the order of their identifiers.
 *
 * <p><b>Threads:</b> any number; nothing in it changes.
 */
public final class Assortment {
    private final String[] itemIds;
    private final double[] prices;
    private final int[][] values;
    private final @Nullable Department[] departmentOf;
    private final List<Facet> facets;
    private final List<Facet.Value> allValues;
    private final List<Department> departments;
    private final Map<String, int[]> titleWords;
    private final Map<String, Facet.Value> valuesByName;
    private final Map<String, Department> departmentsByName;
    private final Map<String, Facet> facetsBySlot;
    private final String currency;

    Assortment(AssortmentBuilder built) {
        itemIds = built.itemIds();
        prices = built.prices();
        values = built.values();
        departmentOf = built.departmentOf();
        facets = built.facets();
        allValues = built.allValues();
        departments = built.departments();
        titleWords = built.titleWords();
        currency = built.currency();
        valuesByName = AssortmentBuilder.byName(
                allValues, value -> name(value.slot(), value.label().text()));
        departmentsByName = AssortmentBuilder.byName(departments, Department::name);
        facetsBySlot = AssortmentBuilder.byName(facets, Facet::slot);
    }

    private static String name(String slot, String value) {
        return slot + "=" + value;
    }

    /** How many items there are. */
    public int size() {
        return itemIds.length;
    }

    public String itemId(int item) {
        return itemIds[item];
    }

    /** The number of an item by its identifier; negative if it cannot be ordered. */
    public int item(String itemId) {
        return java.util.Arrays.binarySearch(itemIds, itemId);
    }

    /** What a shopper pays, in the item's own currency; NaN where the shop has not said. */
    public double price(int item) {
        return prices[item];
    }

    /** The ISO code of the currency of most items; empty where nothing has a price. */
    public String currency() {
        return currency;
    }

    /** The numbers of everything an item has of facets. */
    public int[] values(int item) {
        return values[item];
    }

    /** The narrowest category of an item. */
    public @Nullable Department departmentOf(int item) {
        return departmentOf[item];
    }

    /** The brand and every attribute, those of most items first. */
    public List<Facet> facets() {
        return facets;
    }

    public Optional<Facet> facet(String slot) {
        return Optional.ofNullable(facetsBySlot.get(slot));
    }

    public Facet.Value value(int number) {
        return allValues.get(number);
    }

    /** How many values all facets have together. */
    public int valueCount() {
        return allValues.size();
    }

    public Optional<Facet.Value> value(String slot, String text) {
        return Optional.ofNullable(valuesByName.get(name(slot, text)));
    }

    /** Every category, a wider one before those below it. */
    public List<Department> departments() {
        return departments;
    }

    public Optional<Department> department(String name) {
        return Optional.ofNullable(departmentsByName.get(name));
    }

    /** The items whose title has a word, or two neighbouring Chinese characters; empty if none has. */
    public int[] withTitleWord(String key) {
        return titleWords.getOrDefault(key, AssortmentBuilder.NONE);
    }

    /** Every word of titles. */
    public Iterable<String> titleWords() {
        return titleWords.keySet();
    }

    /** All items. */
    public BitSet all() {
        BitSet all = new BitSet(size());
        all.set(0, size());
        return all;
    }

    /** Items as a set that the caller may change. */
    public static BitSet set(int[] items) {
        BitSet set = new BitSet();
        for (int item : items) {
            set.set(item);
        }
        return set;
    }
}
