package io.daogou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.learn.data.Sequences;
import io.daogou.learn.model.TrainingCancelled;
import io.daogou.learn.model.deep.SequenceModel;
import io.daogou.learn.model.deep.SequenceShape;
import io.daogou.learn.model.deep.TrainingPlan;
import org.junit.jupiter.api.Test;

class StepClockTest {
    @Test
    void aWindowIsAnEpochAndEnoughOfThemEndATraining() {
        Sequences sequences = MadeUpSequences.make(60, 30, 5, 9, 1);
        StepClock clock = new StepClock(3);
        TrainingPlan plan = new TrainingPlan(1000, 10, 1e-3, 0, 0, 0, 8, 0, 1000, 1);
        try {
            SequenceModel.fit(sequences, SequenceShape.defaults(), plan, clock);
            throw new AssertionError("nobody ended the training");
        } catch (TrainingCancelled expected) {
            assertThat(clock.windows(1)).hasSize(2).allMatch(window -> window.seconds() > 0);
        }
    }

    @Test
    void anEpochOfOneStepIsNoWindow() {
        StepClock clock = new StepClock(1);
        clock.update(0, 2);
        clock.update(1, 2);
        assertThat(clock.cancelled()).isFalse();
        clock.update(1, 2);
        clock.update(1, 2);
        clock.update(2, 2);
        assertThat(clock.cancelled()).isTrue();
    }
}
