package io.daogou.server.imports;

/**
 * A 128-bit hash of a row's fields, from which the identifiers of imported events are made: the same row gives the same
 * identifier on every machine and in every run. Also notices text that was not in the charset, since it sees every
 * character. Two multiply-rotate lanes, as in MurmurHash3 (Appleby 2011), four characters a step.
 */
final class Fingerprint {
    private static final long K1 = 0x87c37b91114253d5L;
    private static final long K2 = 0x4cf5ad432745937fL;

    private static final char[] DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz-".toCharArray();

    private long high;
    private long low;
    private boolean broken;

    /** Begins anew; rows of different salt are different. */
    void start(int salt) {
        high = salt * K1 + 1;
        low = salt * K2 + 2;
        broken = false;
    }

    void add(String field) {
        int length = field.length();
        long word = 0;
        for (int i = 0; i < length; i++) {
            char c = field.charAt(i);
            broken |= c == SourceFile.BROKEN;
            word = word << 16 | c;
            if ((i & 3) == 3) {
                mix(word);
                word = 0;
            }
        }
        mix(word);
        mix(length);
    }

    /** Takes in a number, such as another fingerprint's half. */
    void mix(long word) {
        high = Long.rotateLeft(high ^ word * K1, 31) * K2 + 0x52dce729;
        low = Long.rotateLeft(low ^ word * K2, 33) * K1 + 0x38495ab5;
    }

    /** Whether a field had bytes that are no text. */
    boolean isBroken() {
        return broken;
    }

    long high() {
        return scramble(high + Long.rotateLeft(low, 17));
    }

    long low() {
        return scramble(low ^ high * K1);
    }

    /** The identifier of the event made of a row that occurred this many times before. */
    static String eventId(long high, long low, int ordinal) {
        char[] id = new char[26];
        id[0] = 'i';
        id[1] = 'm';
        id[2] = 'p';
        id[3] = '-';
        write(scramble(high + ordinal * K1), id, 4);
        write(scramble(low + ordinal * K2), id, 15);
        return new String(id);
    }

    private static void write(long bits, char[] to, int from) {
        for (int i = from; i < from + 11; i++) {
            to[i] = DIGITS[(int) (bits & 63)];
            bits >>>= 6;
        }
    }

    private static long scramble(long x) {
        long y = (x ^ x >>> 33) * 0xff51afd7ed558ccdL;
        y = (y ^ y >>> 33) * 0xc4ceb9fe1a85ec53L;
        return y ^ y >>> 33;
    }
}
