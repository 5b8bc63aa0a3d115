package io.daogou.learn.model.deep;

import io.daogou.learn.data.Sequences;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.TrainingCancelled;
import java.util.ArrayList;
import java.util.List;

/**
 * The first steps of the training of a {@link SequenceModel}, with all that they depend on besides the weights at the start,
 * which are {@link SequenceWeights#start} of the plan's seed. Another implementation that repeats them must find the same losses.
 */
public final class SequenceTrace {
    private SequenceTrace() {}

    /** Trains for so many steps, or to the end if that comes first. */
    public static List<TrainedStep> of(Sequences sequences, SequenceShape shape, TrainingPlan plan, int steps) {
        if (!shape.inputs().isNothing()) {
            throw new IllegalArgumentException(
                    "A trace has items and places only; the shape reads " + shape.inputs() + " besides");
        }
        List<TrainedStep> trace = new ArrayList<>();
        Progress enough = new Progress() {
            @Override
            public void update(long done, long total) {}

            @Override
            public boolean cancelled() {
                return trace.size() >= steps;
            }
        };
        try {
            new SequenceTraining(SequenceData.of(sequences), shape, plan, Checkpoints.NONE, enough)
                    .watchedBy(trace::add)
                    .run();
        } catch (TrainingCancelled expected) {
            // This is how it ends.
        }
        return trace;
    }
}
