package io.daogou.engine.live;

import io.daogou.learn.file.ModelFile;
import io.daogou.learn.file.Section;
import io.daogou.learn.file.Sections;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Predicate;

/**
 * The live state in one checksummed file, so that a start need not replay the whole log. It remembers the offset of the
 * last event it has taken; what came later is replayed. Derived: lost, damaged or of other settings, it is as if it were
 * not there.
 *
 * <p><b>Layout</b> of the one section, big-endian: format, history length and half-life (it holds for no others), last event;
 * slots; popularity; devices; shoppers. A text is its UTF-8 length and bytes.
 */
public final class LiveStateFile {
    private static final String KIND = "live-state";
    private static final String SECTION = "state";
    private static final int FORMAT = 4;

    private final Path file;
    private final int historyLength;
    private final double halfLifeDays;

    /**
     * @param historyLength of the live state
     * @param halfLifeDays of popularity
     */
    public LiveStateFile(Path file, int historyLength, double halfLifeDays) {
        this.file = file;
        this.historyLength = historyLength;
        this.halfLifeDays = halfLifeDays;
    }

    /**
     * An event of the log, the last one that was taken.
     *
     * @param timeMillis when it happened: logs that were made alike, as those of a demo are, may name events alike
     */
    public record Taken(long offset, String eventId, long timeMillis) {}

    /** Writes everything. Nothing may be applied meanwhile, and all up to the offset must have been. */
    public void write(LiveCatalog catalog, Popularity popularity, LiveState state, Taken taken) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(FORMAT);
        out.writeInt(historyLength);
        out.writeDouble(halfLifeDays);
        out.writeLong(taken.offset());
        Texts.write(out, taken.eventId());
        out.writeLong(taken.timeMillis());
        popularity.write(out, catalog.writeSlots(out));
        state.write(out);
        replace(Sections.of(KIND, new Section.Bytes(SECTION, bytes.toByteArray())));
    }

    /** One process at a time: on a truth that several share, each may write its own, and one is as good as the other. */
    private void replace(Sections sections) throws IOException {
        Path target = file.toAbsolutePath();
        Files.createDirectories(target.resolveSibling(""));
        Path lock = target.resolveSibling(target.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock()) {
            if (taken != null) {
                deleteHalfWritten();
                ModelFile.write(file, sections);
            }
        } catch (OverlappingFileLockException heldHere) {
            // Another engine of this process writes just now.
        }
    }

    /**
     * Reads everything into an empty live state.
     *
     * @param isInLog whether the log has such an event; a file that belongs to another log is refused
     * @return the last event it has taken
     * @throws IOException if there is no such file, or it is damaged or of other settings; then nothing counts,
     *     but items may have slots
     */
    public Taken read(LiveCatalog catalog, Popularity popularity, LiveState state, Predicate<Taken> isInLog)
            throws IOException {
        ByteBuffer in = ByteBuffer.wrap(section());
        try {
            if (in.getInt() != FORMAT || in.getInt() != historyLength || in.getDouble() != halfLifeDays) {
                throw new IOException(file + " was written with other settings");
            }
            Taken taken = new Taken(in.getLong(), Texts.read(in), in.getLong());
            if (!isInLog.test(taken)) {
                throw new IOException(file + " belongs to another log");
            }
            int[] slotNow = catalog.readSlots(in);
            popularity.read(in, slotNow);
            state.read(in, slotNow);
            if (in.hasRemaining()) {
                throw new IllegalArgumentException(in.remaining() + " bytes are left");
            }
            return taken;
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | NegativeArraySizeException damage) {
            // What was read so far must not count a second time when the log is replayed.
            popularity.forget();
            state.forget();
            throw new IOException(file + " does not hold what it should", damage);
        }
    }

    /**
     * Deletes the file, and what was left of writing it.
     *
     * @return whether it was there
     */
    boolean delete() {
        try {
            deleteHalfWritten();
            return Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot delete " + file, failure);
        }
    }

    /** What a kill in the midst of writing left behind. */
    private void deleteHalfWritten() throws IOException {
        Path target = file.toAbsolutePath();
        try (DirectoryStream<Path> left =
                Files.newDirectoryStream(target.resolveSibling(""), target.getFileName() + ".*.tmp")) {
            for (Path path : left) {
                Files.deleteIfExists(path);
            }
        }
    }

    private byte[] section() throws IOException {
        Sections sections = ModelFile.read(file);
        if (sections.kind().equals(KIND)
                && !sections.sections().isEmpty()
                && sections.sections().getFirst() instanceof Section.Bytes(String name, byte[] values)
                && name.equals(SECTION)) {
            return values;
        }
        throw new IOException(file + " holds " + sections.kind() + ", not " + KIND);
    }
}
