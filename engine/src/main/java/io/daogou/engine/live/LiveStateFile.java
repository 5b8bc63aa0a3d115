package io.daogou.engine.live;

import io.daogou.learn.file.ModelFile;
import io.daogou.learn.file.Section;
import io.daogou.learn.file.Sections;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
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
    private static final int FORMAT = 1;

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

    /** An event of the log, the last one that was taken. */
    public record Taken(long offset, String eventId) {}

    /** Writes everything. Nothing may be applied meanwhile, and all up to the offset must have been. */
    public void write(LiveCatalog catalog, Popularity popularity, LiveState state, Taken taken) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(FORMAT);
        out.writeInt(historyLength);
        out.writeDouble(halfLifeDays);
        out.writeLong(taken.offset());
        Texts.write(out, taken.eventId());
        popularity.write(out, catalog.writeSlots(out));
        state.write(out);
        ModelFile.write(file, Sections.of(KIND, new Section.Bytes(SECTION, bytes.toByteArray())));
    }

    /**
     * Reads everything into an empty live state.
     *
     * @param isInLog whether the log has such an event; a file that belongs to another log is refused
     * @return the last event it has taken
     * @throws IOException if there is no such file, or it is damaged or of other settings; then nothing was changed,
     *     except that items may have slots
     */
    public Taken read(LiveCatalog catalog, Popularity popularity, LiveState state, Predicate<Taken> isInLog)
            throws IOException {
        ByteBuffer in = ByteBuffer.wrap(section());
        try {
            if (in.getInt() != FORMAT || in.getInt() != historyLength || in.getDouble() != halfLifeDays) {
                throw new IOException(file + " was written with other settings");
            }
            Taken taken = new Taken(in.getLong(), Texts.read(in));
            if (!isInLog.test(taken)) {
                throw new IOException(file + " belongs to another log");
            }
            int[] slotNow = catalog.readSlots(in);
            popularity.read(in, slotNow);
            state.read(in, slotNow);
            return taken;
        } catch (BufferUnderflowException tooShort) {
            throw new IOException(file + " ends early", tooShort);
        }
    }

    private byte[] section() throws IOException {
        Sections sections = ModelFile.read(file);
        if (sections.kind().equals(KIND)
                && sections.sections().getFirst() instanceof Section.Bytes(String name, byte[] values)
                && name.equals(SECTION)) {
            return values;
        }
        throw new IOException(file + " holds " + sections.kind() + ", not " + KIND);
    }
}
