package io.daogou.domain.search;

import java.util.List;

/**
 * One item that was found.
 *
 * @param score higher fits better; compares items of one answer only, and is 0 where the text was empty
 * @param highlights the words of the query in the item's texts; what is not named has none
 */
public record FoundItem(String itemId, double score, List<Highlight> highlights) {
    /**
     * Where in one text of an item words of the query are.
     *
     * @param field {@code title}
     * @param text the whole text in the language of the reader, or the shop's first
     * @param spans in order, none overlapping another
     */
    public record Highlight(String field, String text, List<Span> spans) {
        public Highlight {
            spans = List.copyOf(spans);
        }
    }

    public FoundItem {
        highlights = List.copyOf(highlights);
    }
}
