package io.daogou.search.text;

import java.util.List;
import java.util.function.Consumer;

/**
 * A word of a text.
 *
 * @param term what stands in the index for all its forms
 * @param written as it was written, folded: small letters, half width, no accents, simplified Chinese
 * @param parts what it is made of where it may also be written so: {@code 1000xm4} is 1000, xm and 4
 * @param start its first character in the text, in UTF-16 units
 * @param end one behind its last
 */
public record Token(String term, String written, Kind kind, List<Token> parts, int start, int end) {
    /** What a token is. */
    public enum Kind {
        WORD,
        NUMBER,
        /** Letters and digits: a model, a size. */
        CODE,
        /** A number with its unit, as one term for all ways to write it. */
        MEASURE,
        /** A word of Chinese, Japanese or Korean. */
        HAN
    }

    public Token {
        parts = List.copyOf(parts);
    }

    static Token plain(String term, String written, Kind kind, int start, int end) {
        return new Token(term, written, kind, List.of(), start, end);
    }

    /** Gives the token's term and those of its parts. */
    public void forEachTerm(Consumer<String> reader) {
        reader.accept(term);
        parts.forEach(part -> part.forEachTerm(reader));
    }
}
