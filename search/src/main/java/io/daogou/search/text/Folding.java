package io.daogou.search.text;

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
        if (HanTable.covers(c)) {
            return HanTable.simplified(c);
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
}
