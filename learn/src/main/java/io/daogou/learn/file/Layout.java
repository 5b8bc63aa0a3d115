package io.daogou.learn.file;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The constants of the file layout that {@link ModelFile} describes. */
final class Layout {
    static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    static final long MAGIC = 0x0A4E5241454C4744L; // "DGLEARN\n" read as a little-endian long
    static final int VERSION = 2;
    /** Version 1 had no doubles; all else is the same. */
    static final int OLDEST_VERSION = 1;

    static final byte INTS = 1;
    static final byte FLOATS = 2;
    static final byte BYTES = 3;
    static final byte DOUBLES = 4;
    /** Magic, version and length. */
    static final int HEADER = Long.BYTES + Integer.BYTES + Long.BYTES;

    static final int CHECKSUM = Integer.BYTES;

    private Layout() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The length of the whole file. */
    static long length(Sections sections) {
        long length = (long) HEADER + Integer.BYTES + utf8(sections.kind()).length + Integer.BYTES + CHECKSUM;
        for (Section section : sections.sections()) {
            length += (long) Integer.BYTES
                    + utf8(section.name()).length
                    + Byte.BYTES
                    + Integer.BYTES
                    + dataLength(section);
        }
        return length;
    }

    private static long dataLength(Section section) {
        return switch (section) {
            case Section.Ints ints -> (long) Integer.BYTES * ints.values().length;
            case Section.Floats floats -> (long) Float.BYTES * floats.values().length;
            case Section.Doubles doubles -> (long) Double.BYTES * doubles.values().length;
            case Section.Bytes bytes -> bytes.values().length;
        };
    }
}
