package io.daogou.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * How many rows a table has, and the sum of their hashes: the same rows give the same sum in any order and any kind of
 * database. A row is hashed with SHA-256, whole numbers, texts and bytes each in a form of their own.
 */
final class TableSum {
    private static final int LONGS = 4;

    private final MessageDigest digest;
    private final long[] sum = new long[LONGS];
    private long rows;

    TableSum() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Counts a row in. */
    void add(@Nullable Object[] row) {
        for (Object value : row) {
            add(value);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        for (int i = 0; i < LONGS; i++) {
            sum[i] += hash.getLong();
        }
        rows++;
    }

    private void add(@Nullable Object value) {
        switch (value) {
            case null -> add('0', new byte[0]);
            case Double real -> add('R', longBytes(Double.doubleToRawLongBits(real)));
            case Number whole -> add('N', longBytes(whole.longValue()));
            case byte[] bytes -> add('B', bytes);
            default -> add('T', value.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private void add(char kind, byte[] bytes) {
        digest.update((byte) kind);
        digest.update(longBytes(bytes.length));
        digest.update(bytes);
    }

    private static byte[] longBytes(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    long rows() {
        return rows;
    }

    /** The sum, in hexadecimal digits. */
    String hash() {
        StringBuilder text = new StringBuilder();
        for (long part : sum) {
            text.append(String.format("%016x", part));
        }
        return text.toString();
    }
}
