package io.daogou.guide.catalog;

import java.util.Map;

/**
 * One name in every language the catalogue has it in.
 *
 * @param text in the shop's first language; what identifies it
 * @param translations by language tag
 */
public record Labels(String text, Map<String, String> translations) {
    public Labels {
        translations = Map.copyOf(translations);
    }

    /** In a language, or the shop's first. */
    public String in(String language) {
        return translations.getOrDefault(language, text);
    }
}
