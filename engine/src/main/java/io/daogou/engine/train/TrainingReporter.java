package io.daogou.engine.train;

import io.daogou.engine.TrainingProgress;
import io.daogou.learn.lab.Reporter;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.TrainingCancelled;

/**
 * Passes on what a search tells, and ends it between two steps when nobody wants it any more.
 *
 * @param training hears it
 */
record TrainingReporter(TrainingProgress training) implements Reporter {
    @Override
    public Progress step(String name) {
        if (training.cancelled()) {
            throw new TrainingCancelled();
        }
        training.update(name, 0, 0);
        return new StepProgress(training, name);
    }

    @Override
    public void note(String line) {
        training.note(line);
    }
}
