package io.daogou.guide.understand;

import java.util.List;

/**
 * One property that is wanted or not wanted.
 *
 * @param slot {@code category}, {@code brand}, {@code attribute:NAME} or {@code words}
 * @param values alternatives, in the shop's first language: category names as
 *     {@link io.daogou.guide.catalog.Department#name()}, values of the facet, or one phrase of title words
 * @param said how it was said, in one form: the word for several values, or the value
 * @param isExcluded whether it is not wanted
 */
public record Wish(String slot, List<String> values, String said, boolean isExcluded) {
    public static final String CATEGORY = "category";
    public static final String WORDS = "words";

    public Wish {
        values = List.copyOf(values);
    }

    /** Whether it says what kind of product is meant. */
    public boolean isKind() {
        return isCategory() || slot.equals(WORDS);
    }

    public boolean isCategory() {
        return slot.equals(CATEGORY);
    }
}
