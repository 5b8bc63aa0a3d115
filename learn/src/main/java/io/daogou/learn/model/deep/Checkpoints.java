package io.daogou.learn.model.deep;

import java.util.Optional;

/** Where a training keeps its state after every epoch, so that it can go on after an interruption. */
public interface Checkpoints {
    /** Keeps nothing. */
    Checkpoints NONE = new Checkpoints() {
        @Override
        public Optional<TrainingState> last() {
            return Optional.empty();
        }

        @Override
        public void keep(TrainingState state) {}
    };

    /** The state that was kept last. */
    Optional<TrainingState> last();

    /** The state that was kept last, if it is of the training with a fingerprint: another cannot go on from it. */
    default Optional<TrainingState> last(long fingerprint) {
        return last().filter(state -> state.fingerprint() == fingerprint);
    }

    /** Keeps a state in place of the last one; its arrays may change afterwards. */
    void keep(TrainingState state);
}
