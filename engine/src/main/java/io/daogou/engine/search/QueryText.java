package io.daogou.engine.search;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** What people type, as it is compared. */
final class QueryText {
    private static final int MOST_WORDS = 20;

    private QueryText() {}

    /** In lower case, without wide forms and with single blanks. */
    static String normalised(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ");
    }

    /** The language it was most probably typed in, as BCP 47 has it. */
    static String language(String text) {
        return text.codePoints().anyMatch(Character::isIdeographic) ? "zh" : "en";
    }

    /** Its words; of a text without blanks between words, such as Chinese, each two neighbouring characters. */
    static Set<String> words(String normalised) {
        Set<String> words = new LinkedHashSet<>();
        int start = -1;
        int before = -1;
        for (int at = 0; at <= normalised.length() && words.size() < MOST_WORDS; ) {
            int character = at < normalised.length() ? normalised.codePointAt(at) : ' ';
            boolean isIdeograph = Character.isIdeographic(character);
            boolean isPart = Character.isLetterOrDigit(character) && !isIdeograph;
            if (start >= 0 && !isPart) {
                words.add(normalised.substring(start, at));
                start = -1;
            } else if (start < 0 && isPart) {
                start = at;
            }
            if (isIdeograph && before >= 0) {
                words.add(normalised.substring(before, at + Character.charCount(character)));
            }
            before = isIdeograph ? at : -1;
            at += Character.charCount(character);
        }
        return words;
    }
}
