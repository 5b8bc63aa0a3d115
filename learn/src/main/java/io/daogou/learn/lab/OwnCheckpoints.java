package io.daogou.learn.lab;

import io.daogou.learn.file.CheckpointFile;
import io.daogou.learn.model.deep.Checkpoints;
import io.daogou.learn.model.deep.TrainingState;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** A file for one training and no other: the work of hours is not lost for a mistyped name. */
record OwnCheckpoints(CheckpointFile inner) implements Checkpoints {
    static OwnCheckpoints in(Path file) {
        return new OwnCheckpoints(new CheckpointFile(file));
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
