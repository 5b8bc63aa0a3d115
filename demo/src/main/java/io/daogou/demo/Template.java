package io.daogou.demo;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills {@code {name}} in a pattern and mends what filling breaks: capitals, "a" before a vowel, Latin beside Chinese. */
final class Template {
    private static final Pattern NAME = Pattern.compile("\\{([a-z_ ]+)}");
    private static final Pattern ARTICLE = Pattern.compile("\\b([Aa]) (?=[aeiouAEIO])(?!one\\b|eu|uni|use)");
    private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\p{N}'’.-])\\p{Ll}[\\p{L}'’]{2,}");
    private static final Pattern LATIN_THEN_CHINESE = Pattern.compile("([A-Za-z]{2})(?=\\p{IsHan})");
    private static final Pattern CHINESE_THEN_LATIN = Pattern.compile("(\\p{IsHan})(?=[A-Za-z][A-Za-z-])");
    private static final Set<String> SMALL = Set.of("and", "for", "the", "with", "from", "per", "into", "pcs");

    private Template() {}

    static String englishTitle(String pattern, Map<String, Phrase> words) {
        Matcher matcher = WORD.matcher(english(pattern, words));
        return capital(matcher.replaceAll(
                word -> SMALL.contains(word.group()) ? word.group() : Matcher.quoteReplacement(capital(word.group()))));
    }

    static String english(String pattern, Map<String, Phrase> words) {
        String filled = NAME.matcher(pattern)
                .replaceAll(name ->
                        Matcher.quoteReplacement(word(name.group(1), words).english()));
        return capital(ARTICLE.matcher(filled).replaceAll("$1n "));
    }

    static String chinese(String pattern, Map<String, Phrase> words) {
        String filled = NAME.matcher(pattern)
                .replaceAll(name ->
                        Matcher.quoteReplacement(word(name.group(1), words).chinese()));
        return CHINESE_THEN_LATIN
                .matcher(LATIN_THEN_CHINESE.matcher(filled).replaceAll("$1 "))
                .replaceAll("$1 ");
    }

    private static Phrase word(String name, Map<String, Phrase> words) {
        Phrase word = words.get(name);
        if (word == null) {
            throw new IllegalArgumentException("no word for {" + name + "}; there are " + words.keySet());
        }
        return word;
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
