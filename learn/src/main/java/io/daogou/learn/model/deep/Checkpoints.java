package io.daogou.learn.model.deep;

import java.util.Optional;

/**
 * Where a training keeps its state after every epoch, so that it can go on after an interruption.
 *
 * <p>It goes on to what it would have come to without the interruption, so data, shape and plan must be the same. Other epochs in
 * the plan make another training too: a training that has ended is not made longer this way.
 */
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
