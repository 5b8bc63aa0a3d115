package io.daogou.guide.word;

import io.daogou.guide.text.Phrases;
import io.daogou.guide.text.Word;
import io.daogou.guide.text.Words;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a text says only what facts say. Facts are texts that code has just read from the catalogue or made of what the
 * shopper said. Every number must be one of theirs; a text that nobody here has written must moreover name nothing that
 * they do not: no other Latin name, nothing else between quotation marks, no claim such as free delivery, no link and no
 * markup.
 *
 * <p><b>Cost:</b> linear in the lengths of the texts.
 */
public final class Grounding {
    private static final List<String> CLAIMS = Phrases.load("claims").lines().stream()
            .flatMap(line -> Phrases.alternatives(line.getLast()).stream())
            .toList();
    private static final Set<String> COMMON = common();
    private static final String NUMERALS = "零一二两三四五六七八九十百千万半";
    private static final String MARKUP = "<>[]{}`*#_|\\@";
    private static final String OPENING = "「《“\"『";
    private static final String CLOSING = "」》”\"』";

    private final Set<String> words = new HashSet<>();
    private final String all;

    public Grounding(Collection<String> facts) {
        StringBuilder joined = new StringBuilder();
        for (String fact : facts) {
            String clean = Words.clean(fact);
            joined.append('\n').append(clean);
            Words.of(clean).forEach(word -> words.add(word.key()));
        }
        all = joined.toString();
    }

    private static Set<String> common() {
        Set<String> common = new HashSet<>();
        for (List<String> line : Phrases.load("common").lines()) {
            Phrases.alternatives(line.getLast()).forEach(word -> common.add(Words.key(word)));
        }
        return Set.copyOf(common);
    }

    /** A number that no fact has; nothing if there is none. */
    public Optional<String> wrongNumber(String text) {
        for (Word word : Words.of(Words.clean(text))) {
            boolean hasDigit = word.key().chars().anyMatch(Character::isDigit);
            if (hasDigit && !words.contains(word.key())) {
                return Optional.of(word.key());
            }
        }
        return Optional.empty();
    }

    /** What a text that somebody else wrote says beyond the facts; nothing if it says nothing more. */
    public Optional<String> problem(String text) {
        Optional<String> number = wrongNumber(text);
        if (number.isPresent()) {
            return Optional.of("the number " + number.get());
        }
        String clean = Words.clean(text);
        return mark(clean)
                .or(() -> claim(clean))
                .or(() -> numeral(clean))
                .or(() -> quoted(clean))
                .or(() -> name(clean));
    }

    private static Optional<String> mark(String clean) {
        if (clean.contains("://") || clean.contains("www.")) {
            return Optional.of("a link");
        }
        return clean.chars().anyMatch(c -> MARKUP.indexOf(c) >= 0) ? Optional.of("markup") : Optional.empty();
    }

    private Optional<String> claim(String clean) {
        String padded = " " + clean + " ";
        return CLAIMS.stream()
                .filter(claim -> Words.isChinese(claim) ? clean.contains(claim) : isWithin(padded, claim))
                .filter(claim -> !all.contains(claim))
                .findFirst()
                .map(claim -> "the claim " + claim);
    }

    private static boolean isWithin(String text, String word) {
        for (int at = text.indexOf(word, 1); at > 0; at = text.indexOf(word, at + 1)) {
            if (!Character.isLetter(text.charAt(at - 1)) && !Character.isLetter(text.charAt(at + word.length()))) {
                return true;
            }
        }
        return false;
    }

    /** Two Chinese numerals in a row, or one before a coin, are a number too. */
    private Optional<String> numeral(String clean) {
        int from = -1;
        for (int at = 0; at <= clean.length(); at++) {
            boolean isNumeral = at < clean.length() && NUMERALS.indexOf(clean.charAt(at)) >= 0;
            if (isNumeral && from < 0) {
                from = at;
            } else if (!isNumeral && from >= 0) {
                String run = clean.substring(from, at);
                boolean isCoin = at < clean.length() && "元块折成".indexOf(clean.charAt(at)) >= 0;
                if ((run.length() > 1 || isCoin) && !all.contains(run)) {
                    return Optional.of("the number " + run);
                }
                from = -1;
            }
        }
        return Optional.empty();
    }

    private Optional<String> quoted(String clean) {
        int from = -1;
        for (int at = 0; at < clean.length(); at++) {
            char c = clean.charAt(at);
            if (from >= 0 && CLOSING.indexOf(c) >= 0) {
                String inside = clean.substring(from, at);
                if (!all.contains(inside)) {
                    return Optional.of("the name " + inside);
                }
                from = -1;
            } else if (OPENING.indexOf(c) >= 0) {
                from = at + 1;
            }
        }
        return Optional.empty();
    }

    /** A Latin word that is neither in the facts nor one of everyday language. */
    private Optional<String> name(String clean) {
        for (Word word : Words.of(clean)) {
            boolean isLatin = !word.isHan() && word.key().chars().anyMatch(Character::isLetter);
            if (isLatin && !words.contains(word.key()) && !COMMON.contains(word.key())) {
                return Optional.of("the word " + word.key());
            }
        }
        return Optional.empty();
    }
}
