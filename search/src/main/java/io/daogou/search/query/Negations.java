package io.daogou.search.query;

import io.daogou.search.text.StopWords;
import io.daogou.search.text.Token;
import io.daogou.search.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a query says that it does not want: not black shoes, 不要红色的耳机.
 *
 * @param rest the text with blanks in the place of it
 * @param unwanted the terms of each thing that is not wanted
 */
record Negations(String rest, List<List<String>> unwanted) {
    private static final int MOST_WORDS = 4;

    /** One word behind not, or what stands between 不要 and 的 or the end of the part. Forget-me-nots are no negations. */
    private static final Pattern NEGATED = Pattern.compile(
            "(?<!me )\\bnot (?!(?:only|just|too|very|so|sure)\\b)(?:(?:an?|the|in) )?(?<word>[\\p{L}\\p{N}'-]+)"
                    + "|(?:不要|不想要|不喜欢)(?<han>[^\\s,，。;；的]{1,8})(?:的|(?=[\\s,，。;；]|$))",
            Pattern.CASE_INSENSITIVE);

    Negations {
        unwanted = List.copyOf(unwanted);
    }

    /** Those of a text; none where it says nothing else. */
    static Negations of(String text) {
        StringBuilder rest = new StringBuilder(text);
        List<List<String>> unwanted = new ArrayList<>();
        Matcher matcher = NEGATED.matcher(text);
        while (matcher.find()) {
            String said = matcher.group("word") == null ? matcher.group("han") : matcher.group("word");
            List<String> terms = Tokenizer.read(said, MOST_WORDS).stream()
                    .filter(token -> !StopWords.contains(token.written()))
                    .map(Token::term)
                    .toList();
            if (!terms.isEmpty()) {
                unwanted.add(terms);
            }
            rest.replace(matcher.start(), matcher.end(), " ".repeat(matcher.end() - matcher.start()));
        }
        String wanted = rest.toString();
        return Tokenizer.read(wanted, 1).isEmpty() ? new Negations(text, List.of()) : new Negations(wanted, unwanted);
    }
}
