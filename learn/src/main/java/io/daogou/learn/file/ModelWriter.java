package io.daogou.learn.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.zip.CRC32C;

/** Writes one model file through a buffer that is added to the checksum as it is emptied. */
final class ModelWriter {
    private static final int BUFFER = 1 << 20;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(Layout.ORDER);
    private final CRC32C checksum = new CRC32C();

    private ModelWriter(FileChannel channel) {
        this.channel = channel;
    }

    static void write(Path file, Sections sections) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException("Cannot write a model file to " + file + ": it is a root folder");
        }
        Path temporary = folder.resolve(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                new ModelWriter(channel).writeAll(sections);
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder(folder);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Makes the move itself durable, where the system lets a folder be opened (Windows does not). */
    private static void forceFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private void writeAll(Sections sections) throws IOException {
        buffer.putLong(Layout.MAGIC).putInt(Layout.VERSION).putLong(Layout.length(sections));
        text(sections.kind());
        room(Integer.BYTES).putInt(sections.sections().size());
        for (Section section : sections.sections()) {
            text(section.name());
            switch (section) {
                case Section.Ints ints -> ints(ints.values());
                case Section.Floats floats -> floats(floats.values());
                case Section.Doubles doubles -> doubles(doubles.values());
                case Section.Bytes bytes -> bytes(bytes.values());
            }
        }
        flush();
        buffer.putInt((int) checksum.getValue());
        flush();
    }

    private void text(String text) throws IOException {
        byte[] utf8 = Layout.utf8(text);
        room(Integer.BYTES).putInt(utf8.length);
        raw(utf8);
    }

    private void head(byte type, int count) throws IOException {
        room(Byte.BYTES + Integer.BYTES).put(type).putInt(count);
    }

    private void ints(int[] values) throws IOException {
        head(Layout.INTS, values.length);
        for (int from = 0; from < values.length; ) {
            int count = Math.min(values.length - from, room(Integer.BYTES).remaining() / Integer.BYTES);
            buffer.asIntBuffer().put(values, from, count);
            buffer.position(buffer.position() + count * Integer.BYTES);
            from += count;
        }
    }

    private void floats(float[] values) throws IOException {
        head(Layout.FLOATS, values.length);
        for (int from = 0; from < values.length; ) {
            int count = Math.min(values.length - from, room(Float.BYTES).remaining() / Float.BYTES);
            buffer.asFloatBuffer().put(values, from, count);
            buffer.position(buffer.position() + count * Float.BYTES);
            from += count;
        }
    }

    private void doubles(double[] values) throws IOException {
        head(Layout.DOUBLES, values.length);
        for (int from = 0; from < values.length; ) {
            int count = Math.min(values.length - from, room(Double.BYTES).remaining() / Double.BYTES);
            buffer.asDoubleBuffer().put(values, from, count);
            buffer.position(buffer.position() + count * Double.BYTES);
            from += count;
        }
    }

    private void bytes(byte[] values) throws IOException {
        head(Layout.BYTES, values.length);
        raw(values);
    }

    private void raw(byte[] values) throws IOException {
        for (int from = 0; from < values.length; ) {
            int count = Math.min(values.length - from, room(1).remaining());
            buffer.put(values, from, count);
            from += count;
        }
    }

    /** The buffer with at least that many bytes free. */
    private ByteBuffer room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }

    private void flush() throws IOException {
        checksum.update(buffer.flip());
        buffer.rewind();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}
