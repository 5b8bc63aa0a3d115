package io.daogou.search.query;

import io.daogou.search.text.Tokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a query says that it does not want: not black shoes, 不要红色的耳机. */
final class Negations {
    /** One word behind not, or what stands between 不要 and 的 or the end of the part. Forget-me-nots are no negations. */
    private static final Pattern NEGATED = Pattern.compile(
            "(?<!me )\\bnot (?!(?:only|just|too|very|so|sure)\\b)(?:(?:an?|the|in) )?[\\p{L}\\p{N}'-]+"
                    + "|(?:不要|不想要|不喜欢)[^\\s,，。;；的]{1,8}(?:的|(?=[\\s,，。;；]|$))",
            Pattern.CASE_INSENSITIVE);

    private Negations() {}

    /** The text with blanks in the place of what is not wanted, unless nothing else is said. */
    static String blanked(String text) {
        Matcher matcher = NEGATED.matcher(text);
        String rest = matcher.replaceAll(negated -> " ".repeat(negated.group().length()));
        return Tokenizer.read(rest, 1).isEmpty() ? text : rest;
    }
}
