package io.daogou.store;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Appends values to bytes. Whole numbers take seven bits a byte, lowest first, the top bit saying that more follow; signed
 * ones alternate (0, -1, 1, -2 …). Texts are UTF-8 behind their length, decimals their scale and unscaled value.
 */
final class PayloadWriter {
    private byte[] bytes = new byte[64];
    private int size;

    void number(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            octet((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        octet((int) rest);
    }

    void signed(long value) {
        number((value << 1) ^ (value >> 63));
    }

    void octet(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    void text(String value) {
        block(value.getBytes(StandardCharsets.UTF_8));
    }

    /** A decimal; one whose digits do not fit into a whole number carries them as a block. */
    void decimal(BigDecimal value) {
        boolean isSmall = value.unscaledValue().bitLength() < Long.SIZE;
        signed(value.scale() * 2L + (isSmall ? 0 : 1));
        if (isSmall) {
            signed(value.unscaledValue().longValue());
        } else {
            block(value.unscaledValue().toByteArray());
        }
    }

    void real(double value) {
        long bits = Double.doubleToRawLongBits(value);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            octet((int) (bits >>> shift));
        }
    }

    private void block(byte[] value) {
        number(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
