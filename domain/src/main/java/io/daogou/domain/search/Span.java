package io.daogou.domain.search;

import io.daogou.domain.check.InvalidInput;

/**
 * A part of a text.
 *
 * @param start the first character, in UTF-16 units
 * @param end one behind the last
 */
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new InvalidInput("span", "is no part of a text", start + ".." + end, "give 0 <= start <= end");
        }
    }

    /** The characters of the part. */
    public String of(String text) {
        return text.substring(start, end);
    }

    public boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }
}
