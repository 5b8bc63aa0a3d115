package io.daogou.learn.file;

import io.daogou.learn.model.deep.Checkpoints;
import io.daogou.learn.model.deep.TrainingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state of a training in one file, replaced in one step after every epoch: whenever the power fails, one epoch is there
 * whole.
 *
 * @param file where; may not exist yet
 */
public record CheckpointFile(Path file) implements Checkpoints {
    private static final String KIND = "training-state";
    private static final String COUNTS = "counts";
    private static final int COUNTS_LENGTH = 3 * Long.BYTES + 3 * Integer.BYTES;

    /**
     * The state in the file.
     *
     * @throws UncheckedIOException if it cannot be read, or is damaged; to start anew, delete it
     */
    @Override
    public Optional<TrainingState> last() {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            Contents contents = Contents.read(file, KIND);
            ByteBuffer counts = ByteBuffer.wrap(contents.bytes(COUNTS)).order(Layout.ORDER);
            contents.check("the bytes of section '" + COUNTS + "'", COUNTS_LENGTH, counts.capacity());
            Map<String, float[]> arrays = new HashMap<>();
            for (Section section : contents.sections()) {
                if (section instanceof Section.Floats floats) {
                    arrays.put(floats.name(), floats.values());
                }
            }
            return Optional.of(new TrainingState(
                    counts.getLong(),
                    counts.getInt(),
                    counts.getLong(),
                    new TrainingState.Best(counts.getInt(), counts.getInt(), counts.getDouble()),
                    arrays));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void keep(TrainingState state) {
        ByteBuffer counts = ByteBuffer.allocate(COUNTS_LENGTH).order(Layout.ORDER);
        counts.putLong(state.fingerprint()).putInt(state.epoch()).putLong(state.steps());
        TrainingState.Best best = state.best();
        counts.putInt(best.epoch()).putInt(best.reached()).putDouble(best.measure());
        List<Section> sections = new ArrayList<>();
        sections.add(new Section.Bytes(COUNTS, counts.array()));
        state.arrays().forEach((name, values) -> sections.add(new Section.Floats(name, values)));
        try {
            ModelFile.write(file, new Sections(KIND, sections));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
