package io.daogou.search.text;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;

/**
 * One character for all that mean the same, place by place: small letters, half width, no accents, simplified Chinese.
 *
 * <p><b>Threads:</b> any number.
 */
final class Folding {
    /** What is not there for a reader: joins what stands before and behind it. */
    static final char IGNORED = '\uffff';

    private static final char[] LATIN = latin();

    private Folding() {}

    static char[] fold(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = fold(folded[i]);
        }
        return folded;
    }

    private static char fold(char c) {
        if (c < LATIN.length) {
            return LATIN[c];
        }
        if (c >= '\uff01' && c <= '\uff5e') {
            return LATIN[c - 0xfee0];
        }
        if (Han.isUnified(c)) {
            return Han.simplified(c);
        }
        int type = Character.getType(c);
        boolean isIgnored = type == Character.FORMAT || type == Character.NON_SPACING_MARK;
        return isIgnored ? IGNORED : Character.toLowerCase(c);
    }

    private static char[] latin() {
        char[] table = new char[0x250];
        for (char c = 0; c < table.length; c++) {
            String bare = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
            table[c] = Character.toLowerCase(bare.charAt(0));
        }
        table['\u00ad'] = IGNORED;
        return table;
    }

    /** What is known of Chinese characters; read when the first of them is met. */
    static final class Han {
        private static final char FIRST = '\u4e00';
        private static final char LAST = '\u9fff';
        private static final char[] SIMPLIFIED = simplified();

        private Han() {}

        static boolean isUnified(char c) {
            return c >= FIRST && c <= LAST;
        }

        static char simplified(char c) {
            return SIMPLIFIED[c - FIRST];
        }

        private static char[] simplified() {
            String[] each = perCharacter("Traditional-Simplified");
            char[] table = new char[each.length];
            for (int i = 0; i < each.length; i++) {
                table[i] = each[i].length() == 1 ? each[i].charAt(0) : (char) (FIRST + i);
            }
            return table;
        }

        /** What ICU makes of every character for itself. */
        static String[] perCharacter(String transliterator) {
            StringBuilder all = new StringBuilder();
            for (char c = FIRST; c <= LAST; c++) {
                all.append(c).append('\n');
            }
            return Transliterator.getInstance(transliterator)
                    .transliterate(all.toString())
                    .split("\n", -1);
        }

        static int index(char c) {
            return c - FIRST;
        }

        static int size() {
            return LAST - FIRST + 1;
        }
    }
}
