package io.daogou.store;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Reads what a {@link PayloadWriter} wrote, in the same order. */
final class PayloadReader {
    private final byte[] bytes;
    private int next;

    PayloadReader(byte[] bytes) {
        this.bytes = bytes;
    }

    long number() {
        long value = 0;
        int shift = 0;
        int octet;
        do {
            octet = octet();
            value |= (long) (octet & 0x7f) << shift;
            shift += 7;
        } while (octet >= 0x80);
        return value;
    }

    long signed() {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    int octet() {
        return bytes[next++] & 0xff;
    }

    String text() {
        int length = (int) number();
        String value = new String(bytes, next, length, StandardCharsets.UTF_8);
        next += length;
        return value;
    }

    BigDecimal decimal() {
        int kind = (int) signed();
        int scale = kind >> 1;
        return (kind & 1) == 0 ? BigDecimal.valueOf(signed(), scale) : new BigDecimal(big(), scale);
    }

    private BigInteger big() {
        int length = (int) number();
        BigInteger value = new BigInteger(bytes, next, length);
        next += length;
        return value;
    }

    double real() {
        long bits = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bits |= (long) octet() << shift;
        }
        return Double.longBitsToDouble(bits);
    }

    boolean isAtEnd() {
        return next == bytes.length;
    }
}
