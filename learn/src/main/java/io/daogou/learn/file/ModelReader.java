package io.daogou.learn.file;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Reads one model file from a mapping: first verifies all of it, then copies the arrays out. */
final class ModelReader {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(Layout.ORDER);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(Layout.ORDER);
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(Layout.ORDER);
    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(Layout.ORDER);
    private static final long SLICE = 1L << 30;

    private final Path file;
    private final MemorySegment bytes;
    private long position = Layout.HEADER;

    private ModelReader(Path file, MemorySegment bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    static Sections read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            ModelReader reader = new ModelReader(file, bytes);
            reader.verify();
            return reader.parse();
        }
    }

    private void verify() throws CorruptModelException {
        long least = Layout.HEADER + Layout.CHECKSUM;
        if (bytes.byteSize() < least) {
            throw new CorruptModelException(file, "its length", "at least " + least, bytes.byteSize());
        }
        check("its magic number", hex(Layout.MAGIC), hex(bytes.get(LONG, 0)));
        checkVersion(bytes.get(INT, Long.BYTES));
        check("its length", bytes.get(LONG, Long.BYTES + Integer.BYTES), bytes.byteSize());
        long end = bytes.byteSize() - Layout.CHECKSUM;
        CRC32C checksum = new CRC32C();
        for (long from = 0; from < end; from += SLICE) {
            checksum.update(bytes.asSlice(from, Math.min(SLICE, end - from)).asByteBuffer());
        }
        check("its checksum", hex(bytes.get(INT, end) & 0xFFFFFFFFL), hex(checksum.getValue()));
    }

    private void checkVersion(int version) throws CorruptModelException {
        if (version < Layout.OLDEST_VERSION || version > Layout.VERSION) {
            throw new CorruptModelException(
                    file, "its format version", Layout.OLDEST_VERSION + " to " + Layout.VERSION, version);
        }
    }

    private Sections parse() throws CorruptModelException {
        String kind = text();
        int count = nextInt();
        List<Section> sections = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            sections.add(section());
        }
        check("the end of its last section", bytes.byteSize() - Layout.CHECKSUM, position);
        return new Sections(kind, sections);
    }

    private Section section() throws CorruptModelException {
        String name = text();
        byte type = bytes.get(ValueLayout.JAVA_BYTE, advance(Byte.BYTES));
        int count = nextInt();
        return switch (type) {
            case Layout.INTS -> new Section.Ints(name, ints(count));
            case Layout.FLOATS -> new Section.Floats(name, floats(count));
            case Layout.BYTES -> new Section.Bytes(name, bytes(count));
            case Layout.DOUBLES -> new Section.Doubles(name, doubles(count));
            default -> throw new CorruptModelException(file, "the type of section '" + name + "'", "1 to 4", type);
        };
    }

    private int[] ints(int count) throws CorruptModelException {
        long from = advance((long) count * Integer.BYTES);
        int[] values = new int[count];
        MemorySegment.copy(bytes, INT, from, values, 0, count);
        return values;
    }

    private float[] floats(int count) throws CorruptModelException {
        long from = advance((long) count * Float.BYTES);
        float[] values = new float[count];
        MemorySegment.copy(bytes, FLOAT, from, values, 0, count);
        return values;
    }

    private double[] doubles(int count) throws CorruptModelException {
        long from = advance((long) count * Double.BYTES);
        double[] values = new double[count];
        MemorySegment.copy(bytes, DOUBLE, from, values, 0, count);
        return values;
    }

    private byte[] bytes(int count) throws CorruptModelException {
        long from = advance(count);
        byte[] values = new byte[count];
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, from, values, 0, count);
        return values;
    }

    private String text() throws CorruptModelException {
        return new String(bytes(nextInt()), StandardCharsets.UTF_8);
    }

    private int nextInt() throws CorruptModelException {
        return bytes.get(INT, advance(Integer.BYTES));
    }

    /** Steps over so many bytes and tells where they begin. */
    private long advance(long length) throws CorruptModelException {
        long left = bytes.byteSize() - Layout.CHECKSUM - position;
        if (length < 0 || length > left) {
            throw new CorruptModelException(file, "a length at byte " + position, "at most " + left, length);
        }
        long from = position;
        position += length;
        return from;
    }

    private void check(String what, Object expected, Object got) throws CorruptModelException {
        if (!expected.equals(got)) {
            throw new CorruptModelException(file, what, expected, got);
        }
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
