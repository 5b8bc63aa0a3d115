package io.daogou.learn.model.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.layer.Activation;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.TrainingCancelled;
import io.daogou.learn.model.sequence.SequenceModelContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequenceModelTest extends SequenceModelContract {
    private static final SequenceShape SHAPE = new SequenceShape(16, 2, 2, 24, Activation.Kind.GELU, 12, .5, 3, 8);
    private static final TrainingPlan PLAN = new TrainingPlan(4, 16, 5e-3, 5, 0, .1, 20, .5, 5, 1);

    @Override
    protected SequenceModel fit(Sequences sequences, Progress progress) {
        return SequenceModel.fit(sequences, SHAPE, PLAN, progress);
    }

    private static TrainingPlan plan(int epochs, double learningRate) {
        return new TrainingPlan(epochs, 16, learningRate, 5, 0, 0, 0, 0, epochs, 1);
    }

    /** A walk in steps of one or of two around a circle; which of them shows only from two entries. */
    private static Sequences circles(int items) {
        int[][] rows = new int[2 * items][10];
        for (int row = 0; row < rows.length; row++) {
            for (int k = 0; k < 10; k++) {
                rows[row][k] = (row + k * (row < items ? 1 : 2)) % items;
            }
        }
        return sequences(items, rows);
    }

    @Test
    void learnsWhatOnlyTheOrderOfTheLastTwoTells() {
        for (double filter : new double[] {0, .5}) {
            SequenceShape shape = new SequenceShape(32, 2, 2, 64, Activation.Kind.GELU, 12, filter, 3, 0);
            SequenceModel model = SequenceModel.fit(circles(20), shape, plan(150, 5e-3), Progress.NONE);
            for (int item = 0; item < 20; item++) {
                assertThat(model.best(History.of(item, (item + 1) % 20), 1)).containsExactly((item + 2) % 20);
                assertThat(model.best(History.of(item, (item + 2) % 20), 1)).containsExactly((item + 4) % 20);
            }
        }
    }

    @Test
    void manyHistoriesAtOnceAreAnsweredAsOneByOne() {
        SequenceModel model = fit(random(60, 40, 20, 3), Progress.NONE);
        List<History> few = List.of(
                History.of(1, 2, 3), History.empty(), History.of(39), History.of(-1, 99), History.of(new int[30]));
        // More rows than pass at once.
        List<History> histories = new ArrayList<>();
        for (int k = 0; k < 30; k++) {
            histories.addAll(few);
        }
        DenseMatrix scores = new DenseMatrix(histories.size(), 40);
        model.scoreAll(histories, scores);
        for (int h = 0; h < histories.size(); h++) {
            float[] own = scores(model, histories.get(h));
            for (int item = 0; item < 40; item++) {
                assertThat(scores.get(h, item)).isCloseTo(own[item], within(1e-5f));
            }
        }
    }

    @Test
    void onlyTheLatestEntriesAreRead() {
        SequenceModel model = fit(random(60, 40, 20, 3), Progress.NONE);
        int[] latest = {5, 1, 9, 30, 2, 2, 8, 17, 4, 11, 0, 39};
        int[] longer = new int[14];
        System.arraycopy(latest, 0, longer, 2, 12);
        assertThat(scores(model, History.of(longer))).isEqualTo(scores(model, History.of(latest)));
    }

    @Test
    void anInterruptedTrainingGoesOnToTheSameResultBitForBit() {
        Sequences data = random(80, 30, 20, 4);
        SequenceModel whole = SequenceModel.fit(data, SHAPE, PLAN, Progress.NONE);
        KeptStates kept = new KeptStates();
        Progress interrupted = new Progress() {
            @Override
            public void update(long done, long total) {}

            @Override
            public boolean cancelled() {
                return kept.states().size() == 2;
            }
        };
        assertThatThrownBy(() -> SequenceModel.fit(data, SHAPE, PLAN, kept, interrupted))
                .isInstanceOf(TrainingCancelled.class);
        List<String> notes = new ArrayList<>();
        Progress noting = new Progress() {
            @Override
            public void update(long done, long total) {}

            @Override
            public void note(String line) {
                notes.add(line);
            }
        };
        SequenceModel resumed = SequenceModel.fit(data, SHAPE, PLAN, kept, noting);
        assertThat(notes).anyMatch(line -> line.contains("going on after epoch 2"));
        for (int item = 0; item < 30; item++) {
            assertThat(scores(resumed, History.of(item, 3))).isEqualTo(scores(whole, History.of(item, 3)));
        }
    }

    @Test
    void aTrainingThatHadItsTimeEndsWithTheBestSoFar() {
        Sequences data = random(80, 30, 20, 4);
        List<Long> steps = new ArrayList<>();
        Progress brief = new Progress() {
            private int epochs;

            @Override
            public void update(long done, long total) {
                steps.add(done);
            }

            @Override
            public void note(String line) {
                epochs += line.startsWith("epoch") ? 1 : 0;
            }

            @Override
            public boolean enough() {
                return epochs == 2;
            }
        };
        SequenceModel model = SequenceModel.fit(data, SHAPE, PLAN, brief);
        KeptStates whole = new KeptStates();
        SequenceModel.fit(data, SHAPE, PLAN, whole, Progress.NONE);
        TrainingState second = whole.states().get(1);
        assertThat(model.weights().norm().gain().values())
                .isEqualTo(second.arrays().get("best.norm.gain"));
        assertThat(steps.getLast()).isEqualTo(4);
    }

    @Test
    void aCheckpointOfAnotherTrainingIsLeftAlone() {
        KeptStates kept = new KeptStates();
        SequenceModel.fit(random(80, 30, 20, 4), SHAPE, PLAN, kept, Progress.NONE);
        Sequences other = random(80, 30, 20, 5);
        SequenceModel fresh = SequenceModel.fit(other, SHAPE, PLAN, Progress.NONE);
        SequenceModel beside = SequenceModel.fit(other, SHAPE, PLAN, kept, Progress.NONE);
        assertThat(scores(beside, History.of(1, 2))).isEqualTo(scores(fresh, History.of(1, 2)));
    }

    @Test
    void aLearningRateFarTooHighGivesNoScoreThatIsNoNumber() {
        SequenceShape shape = new SequenceShape(16, 12, 2, 64, Activation.Kind.RELU, 12, 0, 3, 0);
        TrainingPlan plan = new TrainingPlan(50, 4, 1, 0, 0, 0, 0, 0, 50, 1);
        SequenceModel model = SequenceModel.fit(random(80, 30, 20, 4), shape, plan, Progress.NONE);
        for (float score : scores(model, History.of(1, 2))) {
            assertThat(score).isFinite();
        }
    }

    @Test
    void aThousandTimesTheSameItemIsNoTrouble() {
        SequenceModel model = fit(sequences(3, new int[1000], new int[1000]), Progress.NONE);
        for (float score : scores(model, History.of(new int[500]))) {
            assertThat(score).isFinite();
        }
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new SequenceShape(10, 1, 3, 8, Activation.Kind.RELU, 5, 0, 1, 0))
                .hasMessageContaining("heads is 3")
                .hasMessageContaining("10");
        assertThatThrownBy(() -> new SequenceShape(8, 1, 1, 8, Activation.Kind.RELU, 2_049, .5, 3, 0))
                .hasMessageContaining("length is 2049")
                .hasMessageContaining("2048");
        assertThatThrownBy(() -> plan(0, 1e-3)).hasMessageContaining("epochs is 0");
        assertThatThrownBy(() -> plan(1, 0)).hasMessageContaining("learningRate is 0");
    }
}
