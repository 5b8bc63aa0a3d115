package io.daogou.domain.search;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import java.util.List;
import java.util.Map;

/**
 * What somebody looks for.
 *
 * @param text their words, as they are; empty: everything under the filter
 * @param language BCP 47 tag of the reader's language: labels come in it, and words are read in it first
 * @param likelyCategories what people who wrote this before went for: category paths, and how likely each is, from 0 to 1
 * @param offset how many of the best are left out
 * @param limit at most so many; 0 for counts alone
 * @param withFacets whether to count what was found by category, brand, price and attribute
 */
public record ItemQuery(
        String text,
        String language,
        ItemFilter filter,
        ItemOrder order,
        Map<List<String>, Double> likelyCategories,
        int offset,
        int limit,
        boolean withFacets) {
    /** The most items of one answer. */
    public static final int MOST = 1_000;

    /** Nobody leafs further; an agent that wants everything reads the catalogue. */
    public static final int DEEPEST = 10_000;

    public ItemQuery {
        Check.range("offset", offset, 0, DEEPEST);
        Check.range("limit", limit, 0, MOST);
        likelyCategories = Map.copyOf(likelyCategories);
        likelyCategories.forEach((path, share) -> {
            if (!(share >= 0 && share <= 1)) {
                throw new InvalidInput("likelyCategories", "has no share at " + path, share, "give 0 to 1");
            }
        });
    }

    /** The best {@code limit} items for a text, without facets. */
    public static ItemQuery of(String text, String language, int limit) {
        return new ItemQuery(text, language, ItemFilter.NONE, ItemOrder.RELEVANCE, Map.of(), 0, limit, false);
    }

    public ItemQuery filter(ItemFilter other) {
        return new ItemQuery(text, language, other, order, likelyCategories, offset, limit, withFacets);
    }

    public ItemQuery order(ItemOrder other) {
        return new ItemQuery(text, language, filter, other, likelyCategories, offset, limit, withFacets);
    }

    public ItemQuery likelyCategories(Map<List<String>, Double> other) {
        return new ItemQuery(text, language, filter, order, other, offset, limit, withFacets);
    }

    public ItemQuery page(int newOffset, int newLimit) {
        return new ItemQuery(text, language, filter, order, likelyCategories, newOffset, newLimit, withFacets);
    }

    public ItemQuery facets(boolean wanted) {
        return new ItemQuery(text, language, filter, order, likelyCategories, offset, limit, wanted);
    }
}
