package io.daogou.demo;

import java.util.List;

/**
 * An invented brand, written {@code English | 中文 | tier}; a brand without a Chinese name repeats the English one.
 *
 * @param tier 1 (plain) to 4 (luxury)
 */
record Brand(Phrase name, int tier) {
    static Brand of(String text) {
        List<String> parts = Phrase.parts(text);
        return new Brand(new Phrase(parts.getFirst(), parts.get(parts.size() - 2)), Integer.parseInt(parts.getLast()));
    }
}
