package io.daogou.domain.search;

import java.util.List;

/**
 * What somebody may be about to write.
 *
 * @param text the text to search for, in the reader's language where the catalogue has it
 * @param kind what it is
 * @param id the item's identifier, the brand or the path of the category in the shop's first language, joined by {@code " > "}; empty
 *     for a query
 * @param highlights where in {@code text} what is written so far was found
 */
public record Suggestion(String text, Kind kind, String id, List<Span> highlights) {
    /** What a suggestion names. */
    public enum Kind {
        QUERY,
        CATEGORY,
        BRAND,
        ITEM
    }

    public Suggestion {
        highlights = List.copyOf(highlights);
    }
}
