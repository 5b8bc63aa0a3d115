package io.daogou.demo;

import java.util.List;

/** The same words in both languages, written {@code English | 中文} in the resource files. */
record Phrase(String english, String chinese) {
    static Phrase of(String text) {
        List<String> parts = parts(text);
        if (parts.size() > 2) {
            throw new IllegalArgumentException("more than two parts in \"" + text + "\"; write English | 中文");
        }
        return new Phrase(parts.getFirst(), parts.getLast());
    }

    static List<Phrase> all(List<String> texts) {
        return texts.stream().map(Phrase::of).toList();
    }

    static List<String> parts(String text) {
        return List.of(text.split(" \\| ", -1));
    }
}
