package io.daogou.guide.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts a text into words, Chinese and English alike, in one pass: Latin words and numbers whole, each Chinese character on
 * its own. Spellings that mean the same become the same: full and half width, capitals, accents, plurals, {@code 6mm},
 * {@code 6 mm} and {@code 6毫米}.
 *
 * <p><b>Cost:</b> linear in the length of the text.
 */
public final class Words {
    private static final Map<String, String> UNITS = Phrases.load("units").toMap();
    private static final int LONGEST_UNIT = 4;
    private static final int LONGEST_LETTERS_OF_NAME = 2;

    private static final Set<String> STOPS = stops();

    private final String text;
    private final List<Word> words = new ArrayList<>();
    private int clause;

    private Words(String text) {
        this.text = text;
    }

    /** The text without what cannot be seen: NFKC, no control and format characters, blanks joined, lower case. */
    public static String clean(String raw) {
        StringBuilder clean = new StringBuilder(raw.length());
        boolean wasBlank = true;
        String normal = Normalizer.normalize(raw, Normalizer.Form.NFKC);
        int at = 0;
        while (at < normal.length()) {
            int point = normal.codePointAt(at);
            at += Character.charCount(point);
            boolean isBlank = Character.isWhitespace(point) || Character.isSpaceChar(point);
            if (isBlank) {
                if (!wasBlank) {
                    clean.append(' ');
                }
                wasBlank = true;
            } else if (isSeen(point)) {
                clean.appendCodePoint(Character.toLowerCase(point));
                wasBlank = false;
            }
        }
        return clean.toString().strip();
    }

    /** The words of a clean text, in order. */
    public static List<Word> of(String clean) {
        Words words = new Words(clean);
        words.cut();
        return words.words;
    }

    /** The words of any text, joined into the form in which phrases are looked up. */
    public static String key(String raw) {
        List<Word> words = of(clean(raw));
        return key(words, 0, words.size());
    }

    /** Words from one to another as one phrase: a blank between Latin words, nothing beside Chinese characters. */
    public static String key(List<Word> words, int from, int to) {
        StringBuilder key = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (i > from && !words.get(i).isHan() && !words.get(i - 1).isHan()) {
                key.append(' ');
            }
            key.append(words.get(i).key());
        }
        return key.toString();
    }

    /** Whether a phrase consists of words that stand in every sentence. */
    public static boolean isStop(String key) {
        for (String word : key.split(" ", -1)) {
            if (!STOPS.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a text is written in Chinese rather than in Latin letters. */
    public static boolean isChinese(String text) {
        return text.codePoints().anyMatch(Words::isHan);
    }

    static boolean isHan(int point) {
        return Character.isIdeographic(point)
                || Character.UnicodeScript.of(point) == Character.UnicodeScript.HIRAGANA
                || Character.UnicodeScript.of(point) == Character.UnicodeScript.KATAKANA
                || Character.UnicodeScript.of(point) == Character.UnicodeScript.HANGUL;
    }

    private static Set<String> stops() {
        Set<String> stops = new HashSet<>();
        for (List<String> line : Phrases.load("cues").lines()) {
            if (line.getFirst().equals("stop") || line.getFirst().equals("or")) {
                Phrases.alternatives(line.getLast()).forEach(form -> stops.add(key(form)));
            }
        }
        return Set.copyOf(stops);
    }

    private static boolean isSeen(int point) {
        int type = Character.getType(point);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.PRIVATE_USE
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED;
    }

    private void cut() {
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (isHan(point)) {
                at = unitOrCharacter(at, Character.charCount(point));
            } else if (Character.isDigit(point)) {
                at = number(at);
            } else if (Character.isLetter(point)) {
                at = latin(at);
            } else {
                at = mark(at, point);
            }
        }
    }

    /** A Chinese unit after a number is that unit; every other Chinese character stands alone. */
    private int unitOrCharacter(int at, int length) {
        if (followsNumber()) {
            for (int end = Math.min(text.length(), at + LONGEST_UNIT); end > at; end--) {
                String unit = UNITS.get(text.substring(at, end));
                if (unit != null) {
                    words.add(new Word(unit, at, end, clause));
                    return end;
                }
            }
        }
        words.add(new Word(text.substring(at, at + length), at, at + length, clause));
        return at + length;
    }

    private int number(int start) {
        StringBuilder digits = new StringBuilder();
        if (start > 0 && isMinus(text.charAt(start - 1)) && (start == 1 || isOpen(text.charAt(start - 2)))) {
            digits.append('-');
        }
        int at = start;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || isInside(at))) {
            if (text.charAt(at) != ',') {
                digits.append(text.charAt(at));
            }
            at++;
        }
        words.add(new Word(digits.toString(), start, at, clause));
        return at;
    }

    private static boolean isMinus(char c) {
        return c == '-' || c == '−';
    }

    private static boolean isOpen(char before) {
        return before == ' ' || before == ',' || isHan(before);
    }

    /** A point, or a comma before exactly three digits, between digits. */
    private boolean isInside(int at) {
        char c = text.charAt(at);
        if (at + 1 >= text.length() || !Character.isDigit(text.charAt(at + 1))) {
            return false;
        }
        return c == '.' || (c == ',' && digitsFrom(at + 1) == 3);
    }

    private int digitsFrom(int start) {
        int at = start;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return at - start;
    }

    private int latin(int start) {
        int at = start;
        while (at < text.length() && isLatinPart(at)) {
            at += Character.charCount(text.codePointAt(at));
        }
        // A5 and P30 are names; SPF50 and iPhone12 are a word and a number.
        if (at - start <= LONGEST_LETTERS_OF_NAME && !isDigitAt(start - 1) && isDigitAt(at)) {
            while (isDigitAt(at)) {
                at++;
            }
        }
        String plain = withoutAccents(text.substring(start, at));
        String unit = followsNumber() ? UNITS.get(plain) : null;
        String key = unit != null ? unit : Stem.of(plain);
        boolean isTimes = key.equals("x") && followsNumber() && (isDigitAt(at) || isDigitAt(at + 1));
        if (!key.isEmpty() && !isTimes) {
            words.add(new Word(key, start, at, clause));
        }
        return at;
    }

    private boolean isDigitAt(int at) {
        return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
    }

    private boolean isLatinPart(int at) {
        int point = text.codePointAt(at);
        boolean isApostrophe = (point == '\'' || point == '’') && at + 1 < text.length();
        return (Character.isLetter(point) && !isHan(point))
                || Character.getType(point) == Character.NON_SPACING_MARK
                || (isApostrophe && Character.isLetter(text.codePointAt(at + 1)) && !isHan(text.codePointAt(at + 1)));
    }

    private boolean followsNumber() {
        return !words.isEmpty() && words.getLast().isNumber();
    }

    private int mark(int at, int point) {
        int end = at + Character.charCount(point);
        String sign = text.substring(at, end);
        String unit = followsNumber() ? UNITS.get(sign) : null;
        if (point == '°' && end < text.length() && text.charAt(end) == 'c') {
            end++;
            unit = UNITS.get("度");
        }
        if (unit != null) {
            words.add(new Word(unit, at, end, clause));
        } else if (",;.!?。，；！？、\n".indexOf(point) >= 0) {
            clause++;
        }
        return end;
    }

    private static String withoutAccents(String word) {
        StringBuilder plain = new StringBuilder(word.length());
        for (char c : Normalizer.normalize(word, Normalizer.Form.NFD).toCharArray()) {
            if (Character.getType(c) != Character.NON_SPACING_MARK && c != '\'' && c != '’') {
                plain.append(c);
            } else if (c == '\'' || c == '’') {
                plain.append('\'');
            }
        }
        return plain.toString();
    }
}
