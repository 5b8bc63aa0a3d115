package io.daogou.learn.lab;

import io.daogou.learn.file.CheckpointFile;
import io.daogou.learn.model.deep.Checkpoints;
import io.daogou.learn.model.deep.TrainingState;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file for one training and no other: the work of hours is not lost for a mistyped name. */
record OwnCheckpoints(CheckpointFile inner) implements Checkpoints {
    /**
     * Checkpoints in a file that may not exist yet.
     *
     * @throws IllegalArgumentException if none can be written there
     */
    static OwnCheckpoints in(Path file) {
        @Nullable Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw unfit(file, "which is a folder");
        }
        if (!Files.isDirectory(folder)) {
            throw unfit(file, "but there is no folder " + folder);
        }
        if (!Files.isWritable(folder)) {
            throw unfit(file, "but nothing can be written to the folder " + folder);
        }
        return new OwnCheckpoints(new CheckpointFile(file));
    }

    private static IllegalArgumentException unfit(Path file, String why) {
        return new IllegalArgumentException(
                "checkpoint is " + file + ", " + why
                        + "; it must be a file in a folder that exists and can be written to: make the folder, or give another file");
    }

    @Override
    public Optional<TrainingState> last() {
        try {
            return inner.last();
        } catch (UncheckedIOException unreadable) {
            throw new IllegalArgumentException("The checkpoint " + inner.file() + " cannot be read: "
                    + Objects.requireNonNull(unreadable.getCause()).getMessage()
                    + "; delete it to begin anew, or give another file");
        }
    }

    /** @throws IllegalArgumentException if another training is in the file */
    @Override
    public Optional<TrainingState> last(long fingerprint) {
        Optional<TrainingState> last = last();
        if (last.filter(state -> state.fingerprint() != fingerprint).isPresent()) {
            throw new IllegalArgumentException("The checkpoint " + inner.file()
                    + " is of a training with other data or parameters; delete it to begin anew, or give another file");
        }
        return last;
    }

    @Override
    public void keep(TrainingState state) {
        inner.keep(state);
    }
}
