package io.daogou.domain.search;

/**
 * A text in which each character stands for all that mean the same, at the place where it was: small letters, half width, one
 * dash. Places in it are places in the text.
 */
final class Folded {
    /** Whoever writes more does not write a query. */
    private static final int LONGEST = 2_000;

    private final String text;

    Folded(String text) {
        StringBuilder folded = new StringBuilder(text.substring(0, Math.min(text.length(), LONGEST)));
        for (int i = 0; i < folded.length(); i++) {
            folded.setCharAt(i, fold(folded.charAt(i)));
        }
        this.text = folded.toString();
    }

    private static char fold(char c) {
        char half = c >= '\uff01' && c <= '\uff5e' ? (char) (c - 0xfee0) : c;
        return switch (half) {
            case '\u3000', '\u00a0', '\t', '\n', '\r' -> ' ';
            case '\uffe5' -> '¥';
            case '–', '—', '−', '‐', '‑', '―' -> '-';
            case '〜', '∼', '˜' -> '~';
            case '”', '“' -> '"';
            case '’', '‘' -> '\'';
            default -> Character.toLowerCase(half);
        };
    }

    int length() {
        return text.length();
    }

    /** The character at a place; a line end behind and before the text. */
    char at(int index) {
        return index >= 0 && index < text.length() ? text.charAt(index) : '\n';
    }

    boolean startsWith(String part, int at) {
        return text.startsWith(part, at);
    }

    boolean endsWith(String part, int end) {
        return end >= part.length() && text.startsWith(part, end - part.length());
    }

    int skipBlanks(int at) {
        int index = at;
        while (at(index) == ' ') {
            index++;
        }
        return index;
    }

    int skipBlanksBack(int end) {
        int index = end;
        while (at(index - 1) == ' ') {
            index--;
        }
        return index;
    }

    /** Whether a word can end here: letters of one word do not go on, Chinese has no such ends. */
    boolean isBoundary(int at) {
        return !(isLatin(at(at - 1)) && isLatin(at(at)));
    }

    static boolean isLatin(char c) {
        return c < 0x2000 && Character.isLetter(c);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isHan(char c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }
}
