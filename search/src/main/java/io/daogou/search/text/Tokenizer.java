package io.daogou.search.text;

import io.daogou.domain.search.Measure;
import io.daogou.domain.search.Measures;
import io.daogou.domain.search.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text into tokens, in its order. English words are stemmed; runs of Chinese are cut by a dictionary; numbers with units
 * become one token for all ways to write them; what is written with letters and digits is one token with parts. Nothing in a text has
 * a meaning beyond its words: there is no syntax.
 *
 * <p><b>Cost:</b> grows with the text up to the limit given. <b>Threads:</b> any number.
 */
public final class Tokenizer {
    private static final int LONGEST_WORD = 60;
    private static final int LONGEST_CODE = 30;
    /** What is counted in: right behind a number, 5包 is five packs and no bag. */
    private static final String COUNTERS = "包个件只片条张双支瓶台套颗粒卷袋盒抽枚块罐桶";

    private final String text;
    private final char[] folded;
    private final int most;
    private final List<Token> tokens = new ArrayList<>();

    private Tokenizer(String text, int most) {
        this.text = text;
        this.folded = Folding.fold(text);
        this.most = most;
    }

    /** The first tokens of a text, at most so many. */
    public static List<Token> read(String text, int most) {
        return new Tokenizer(text, most).read();
    }

    private List<Token> read() {
        Iterator<Measure> measures = Measures.find(text).iterator();
        @Nullable Measure measure = measures.hasNext() ? measures.next() : null;
        int at = 0;
        while (at < folded.length && tokens.size() < most) {
            if (measure != null && at >= measure.span().start()) {
                if (at == measure.span().start()) {
                    add(measure);
                    at = measure.span().end();
                }
                measure = measures.hasNext() ? measures.next() : null;
            } else if (isHan(at)) {
                at = readHan(at);
            } else if (isWordAt(at)) {
                at = readChain(at);
            } else {
                at++;
            }
        }
        return tokens.size() > most ? tokens.subList(0, most) : tokens;
    }

    private void add(Measure measure) {
        Span span = measure.span();
        String number = plain(measure.value());
        String term = plain(measure.inBase()) + measure.unit().kind().name().toLowerCase(Locale.ROOT);
        tokens.add(new Token(
                term,
                number + measure.unit().spellings().getFirst(),
                Token.Kind.MEASURE,
                List.of(Token.plain(number, number, Token.Kind.NUMBER, span.start(), span.end())),
                span.start(),
                span.end()));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private int readHan(int start) {
        int end = start;
        while (end < folded.length && (isHan(end) || folded[end] == Folding.IGNORED)) {
            end++;
        }
        // A word of many characters does not exist; the limit keeps a run without end from being cut as one.
        Segmenter.words(new String(folded, start, end - start), (word, at) -> {
            if (tokens.size() < most) {
                String bare = word.replace(String.valueOf(Folding.IGNORED), "");
                if (isCounter(bare, start + at)) {
                    tokens.add(counted(tokens.removeLast(), bare, start + at + word.length()));
                } else if (!bare.isEmpty()) {
                    tokens.add(Token.plain(bare, bare, Token.Kind.HAN, start + at, start + at + word.length()));
                }
            }
        });
        return end;
    }

    private boolean isCounter(String word, int at) {
        return word.length() == 1
                && COUNTERS.contains(word)
                && !tokens.isEmpty()
                && tokens.getLast().kind() == Token.Kind.NUMBER
                && tokens.getLast().end() == at;
    }

    private static Token counted(Token number, String counter, int end) {
        String term = number.term() + counter;
        return new Token(term, term, Token.Kind.MEASURE, List.of(number), number.start(), end);
    }

    /** Words joined by dashes and the like: one code where they are one, else each for itself. */
    private int readChain(int start) {
        List<Token> chain = new ArrayList<>();
        int end = readRun(start, chain);
        while (isJoined(end)) {
            end = readRun(end + 1, chain);
        }
        if (chain.size() > 1 && isCode(chain)) {
            StringBuilder joined = new StringBuilder();
            chain.forEach(token -> joined.append(token.written()));
            String code = joined.toString();
            tokens.add(new Token(
                    code,
                    code,
                    Token.Kind.CODE,
                    chain,
                    chain.getFirst().start(),
                    chain.getLast().end()));
        } else {
            tokens.addAll(chain);
        }
        return end;
    }

    private boolean isJoined(int at) {
        return at < folded.length - 1
                && (folded[at] == '-' || folded[at] == '_' || folded[at] == '/' || folded[at] == '.')
                && isWordAt(at + 1)
                && !isHan(at + 1);
    }

    /** wh-1000xm4 and sc-141 are codes; 12-gauge, 1-handle and over-the-range are words. */
    private static boolean isCode(List<Token> chain) {
        boolean hasDigits = false;
        boolean hasShortLetters = false;
        int length = 0;
        for (Token token : chain) {
            length += token.written().length();
            hasDigits |= token.kind() != Token.Kind.WORD;
            hasShortLetters |= token.kind() == Token.Kind.CODE
                    || (token.kind() == Token.Kind.WORD && token.written().length() <= 3);
        }
        return hasDigits && hasShortLetters && length >= 4 && length <= LONGEST_CODE;
    }

    private int readRun(int start, List<Token> into) {
        StringBuilder written = new StringBuilder();
        boolean hasLetters = false;
        boolean hasDigits = false;
        int end = start;
        while (end < folded.length && (isWordAt(end) || folded[end] == Folding.IGNORED || isInner(end))) {
            char c = folded[end];
            if (c == '\'' || c == '’') {
                // women's is a form of women; o'neill is oneill.
                if (end + 2 >= folded.length || !isWordAt(end + 2)) {
                    end += isWordAt(end + 1) ? 2 : 1;
                    break;
                }
            } else if (c != Folding.IGNORED && c != ',') {
                hasDigits |= Character.isDigit(c);
                hasLetters |= Character.isLetter(c);
                written.append(c);
            }
            end++;
        }
        if (!written.isEmpty()) {
            String word = written.substring(0, Math.min(written.length(), LONGEST_WORD));
            into.add(token(word, hasLetters, hasDigits, start, end));
        }
        return Math.max(end, start + 1);
    }

    private static Token token(String word, boolean hasLetters, boolean hasDigits, int start, int end) {
        if (hasLetters && hasDigits) {
            return new Token(word, word, Token.Kind.CODE, parts(word, start, end), start, end);
        }
        if (hasDigits) {
            String number = isDecimal(word) ? plain(new BigDecimal(word)) : word;
            return Token.plain(number, number, Token.Kind.NUMBER, start, end);
        }
        return Token.plain(Stemmer.stem(word), word, Token.Kind.WORD, start, end);
    }

    /** 1.5 is; 1/2 and 1.5,000.5, which is no number in any notation, are not. */
    private static boolean isDecimal(String word) {
        return word.indexOf('.') > 0 && word.indexOf('.') == word.lastIndexOf('.') && word.indexOf('/') < 0;
    }

    /** Where letters meet digits, what was written as one may be two; the x of 4x8 joins and says nothing. */
    private static List<Token> parts(String word, int start, int end) {
        List<Token> parts = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= word.length(); i++) {
            if (i == word.length() || isDigit(word.charAt(i)) != isDigit(word.charAt(i - 1))) {
                String part = word.substring(from, i);
                boolean isNumber = isDigit(part.charAt(0));
                if (!part.equals("x") && !part.equals(".")) {
                    parts.add(
                            isNumber
                                    ? Token.plain(part, part, Token.Kind.NUMBER, start, end)
                                    : Token.plain(Stemmer.stem(part), part, Token.Kind.WORD, start, end));
                }
                from = i;
            }
        }
        return parts;
    }

    private static boolean isDigit(char c) {
        return Character.isDigit(c);
    }

    /** What belongs to a word though it is neither letter nor digit: 1.5, 1,000, 1/2, women's. */
    private boolean isInner(int at) {
        if (at == 0 || at + 1 >= folded.length) {
            return false;
        }
        char before = folded[at - 1];
        char next = folded[at + 1];
        return switch (folded[at]) {
            case '\'', '’' -> Character.isLetter(before) && Character.isLetter(next);
            case '.' -> isAsciiDigit(before) && isAsciiDigit(next) && !isDottedBefore(at);
            case ',' -> isAsciiDigit(before) && isThreeDigits(at + 1);
            case '/' -> isAsciiDigit(before) && isAsciiDigit(next);
            default -> false;
        };
    }

    /** 1.2.3 is no number: only its first two parts are read as one. */
    private boolean isDottedBefore(int at) {
        int i = at - 1;
        while (i >= 0 && isAsciiDigit(folded[i])) {
            i--;
        }
        return i >= 0 && (folded[i] == '.' || folded[i] == '/' || Character.isLetter(folded[i]));
    }

    private boolean isThreeDigits(int at) {
        int end = at;
        while (end < folded.length && isAsciiDigit(folded[end])) {
            end++;
        }
        return end == at + 3;
    }

    private static boolean isAsciiDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private boolean isWordAt(int at) {
        return at < folded.length
                && folded[at] != Folding.IGNORED
                && Character.isLetterOrDigit(folded[at])
                && !isHan(at);
    }

    private boolean isHan(int at) {
        char c = folded[at];
        if (c < 0x1100) {
            return false;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return Character.isLetter(c)
                && (script == Character.UnicodeScript.HAN
                        || script == Character.UnicodeScript.HIRAGANA
                        || script == Character.UnicodeScript.KATAKANA
                        || script == Character.UnicodeScript.HANGUL);
    }
}
