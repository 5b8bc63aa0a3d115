package io.daogou.demo;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills {@code {name}} in a pattern and mends what filling breaks: capitals, "a" before a vowel, Latin beside Chinese. */
final class Template {
    private static final Pattern ARTICLE = Pattern.compile("\\b([Aa]) (?=[aeiouAEIO])(?!one\\b|eu|uni|use)");
    private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\p{N}'’.-])\\p{Ll}\\p{L}[\\p{L}'’]+");
    private static final Set<String> SMALL = Set.of("and", "for", "the", "with", "from", "per", "into", "pcs");

    private Template() {}

    static String englishTitle(String pattern, Map<String, Phrase> words) {
        Matcher matcher = WORD.matcher(english(pattern, words));
        return capital(matcher.replaceAll(
                word -> SMALL.contains(word.group()) ? word.group() : Matcher.quoteReplacement(capital(word.group()))));
    }

    static String english(String pattern, Map<String, Phrase> words) {
        String filled = filled(pattern, words, true);
        return capital(
                filled.contains("a ") || filled.startsWith("A ")
                        ? ARTICLE.matcher(filled).replaceAll("$1n ")
                        : filled);
    }

    static String chinese(String pattern, Map<String, Phrase> words) {
        return spaced(filled(pattern, words, false));
    }

    private static String filled(String pattern, Map<String, Phrase> words, boolean english) {
        int open = pattern.indexOf('{');
        if (open < 0) {
            return pattern;
        }
        StringBuilder filled = new StringBuilder(pattern.length() + 40);
        int done = 0;
        while (open >= 0) {
            int close = pattern.indexOf('}', open);
            Phrase word = word(pattern.substring(open + 1, close), words);
            filled.append(pattern, done, open).append(english ? word.english() : word.chinese());
            done = close + 1;
            open = pattern.indexOf('{', done);
        }
        return filled.append(pattern, done, pattern.length()).toString();
    }

    /** Puts a blank between a Latin word of two letters or more and Chinese; T恤 and V领 stay together. */
    private static String spaced(String text) {
        StringBuilder spaced = new StringBuilder(text.length() + 4);
        for (int i = 0; i < text.length(); i++) {
            boolean afterWord = i > 1 && isLatin(text.charAt(i - 1)) && isLatin(text.charAt(i - 2));
            boolean beforeWord = i + 1 < text.length() && isLatin(text.charAt(i)) && isLatin(text.charAt(i + 1));
            if ((afterWord && isChinese(text.charAt(i))) || (beforeWord && i > 0 && isChinese(text.charAt(i - 1)))) {
                spaced.append(' ');
            }
            spaced.append(text.charAt(i));
        }
        return spaced.toString();
    }

    private static boolean isLatin(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    }

    private static boolean isChinese(char letter) {
        return letter >= '\u4e00' && letter <= '\u9fff';
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
