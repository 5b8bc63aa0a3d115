package io.daogou.guide.text;

/**
 * One word of a text: a Latin word, a number, or one Chinese character.
 *
 * @param key the form in which it is compared: lower case, singular, without accents
 * @param start where it begins in the {@link Words#clean clean} text
 * @param end where it ends, exclusive
 * @param clause which clause it stands in, counted from 0
 */
public record Word(String key, int start, int end, int clause) {
    /** Whether it is a Chinese, Japanese or Korean character. */
    public boolean isHan() {
        return Words.isHan(key.codePointAt(0));
    }

    public boolean isNumber() {
        return Character.isDigit(key.codePointAt(key.length() - 1))
                && (Character.isDigit(key.codePointAt(0)) || key.charAt(0) == '-');
    }
}
