package io.daogou.engine.train;

import io.daogou.engine.TrainingProgress;
import io.daogou.learn.model.Progress;

/**
 * The progress of one step of a training, passed on under its name; cancels with the whole.
 *
 * @param step for people
 */
record StepProgress(TrainingProgress training, String step) implements Progress {
    @Override
    public void update(long done, long total) {
        training.update(step, done, total);
    }

    @Override
    public void note(String line) {
        training.note(line);
    }

    @Override
    public boolean cancelled() {
        return training.cancelled();
    }
}
