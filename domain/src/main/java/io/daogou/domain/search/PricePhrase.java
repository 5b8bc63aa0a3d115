package io.daogou.domain.search;

import java.util.List;

/**
 * What a text says of the price.
 *
 * @param range what it means
 * @param isAbout whether it names a price around which to look, rather than limits
 * @param spans where it says so, in order
 */
public record PricePhrase(PriceRange range, boolean isAbout, List<Span> spans) {
    public PricePhrase {
        spans = List.copyOf(spans);
    }

    /** What is left of the text in which this was found, with a blank in each place. */
    public String cutFrom(String text) {
        StringBuilder left = new StringBuilder(text);
        for (Span span : spans.reversed()) {
            left.replace(span.start(), span.end(), " ");
        }
        return left.toString().strip();
    }
}
