package io.daogou.learn.model.deep;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.data.SequencesBuilder;
import io.daogou.learn.layer.Activation;
import io.daogou.learn.layer.Parameter;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SequenceTrainingTest {
    private static final int ITEMS = 30;
    private static final int USERS = 80;
    private static final int BATCH = 16;
    private static final SequenceShape SHAPE = new SequenceShape(16, 1, 2, 24, Activation.Kind.GELU, 12, 0, 3, 0);
    private static final SequenceInputs SCORED = new SequenceInputs(List.of(), 0, 1, true);

    /** So small a rate changes no order. */
    private static final double STANDSTILL = 1e-7;

    /** Five entries of every user, so that a step takes sixteen users and an epoch five steps. */
    private static Sequences fives() {
        SplittableRandom random = new SplittableRandom(6);
        SequencesBuilder builder = Sequences.builder();
        for (int user = 0; user < USERS; user++) {
            for (int k = 0; k < 5; k++) {
                builder.add(user, random.nextInt(ITEMS));
            }
        }
        return builder.build(USERS, ITEMS, List.of(), true);
    }

    private static SparseRows attributes(float value) {
        float[] values = new float[ITEMS];
        Arrays.fill(values, value);
        return new SparseRows(1, IntStream.rangeClosed(0, ITEMS).toArray(), new int[ITEMS], values);
    }

    private static TrainingPlan plan(int epochs, double learningRate, int warmUp, int patience) {
        return new TrainingPlan(epochs, BATCH, learningRate, warmUp, 0, 0, 0, 0, patience, 1);
    }

    /** A training whose states and notes are kept. */
    private static final class Run implements Progress, Checkpoints {
        private final KeptStates kept = new KeptStates();
        private final List<String> notes = new ArrayList<>();
        private final int poisoned;

        /** After one epoch, a weight becomes infinite. */
        Run(int poisoned) {
            this.poisoned = poisoned;
        }

        SequenceModel fit(SequenceData data, SequenceShape shape, TrainingPlan plan) {
            return SequenceModel.fit(data, shape, plan, this, this);
        }

        @Override
        public void update(long done, long total) {}

        @Override
        public void note(String line) {
            notes.add(line);
        }

        @Override
        public Optional<TrainingState> last() {
            return kept.last();
        }

        @Override
        public void keep(TrainingState state) {
            kept.keep(state);
            if (state.epoch() == poisoned) {
                // Shared with the training, as states say.
                Objects.requireNonNull(state.arrays().get("positions"))[0] = Float.POSITIVE_INFINITY;
            }
        }

        int epochs() {
            return kept.states().size();
        }

        void assertWeightsOf(int epoch, SequenceModel model) {
            TrainingState state = kept.states().get(epoch - 1);
            for (Parameter parameter : model.weights().all()) {
                assertThat(parameter.values())
                        .as(parameter.name())
                        .isEqualTo(state.arrays().get(parameter.name()));
            }
        }
    }

    private static SequenceData plain() {
        return SequenceData.of(fives());
    }

    @Test
    void anExplosionEndsTrainingWithTheWeightsOfTheBestEpoch() {
        Run run = new Run(3);
        SequenceModel model = run.fit(plain(), SHAPE, plan(20, 5e-3, 0, 20));
        assertThat(run.epochs()).isEqualTo(3);
        TrainingState.Best best = run.last().orElseThrow().best();
        assertThat(run.notes.getLast())
                .contains("exploded in epoch 4", "what epoch " + best.epoch() + " had learned is kept", "learningRate");
        run.assertWeightsOf(best.epoch(), model);
        assertThat(model.weights().all())
                .allSatisfy(parameter -> assertThat(parameter.values()).doesNotContain(Float.POSITIVE_INFINITY));
    }

    /** Attributes that count so much that products with their vectors are no numbers any more. */
    @Test
    void anExplosionInTheFirstEpochLeavesAModelThatFindsEverythingAlike() {
        Run run = new Run(0);
        SequenceModel model =
                run.fit(new SequenceData(fives(), attributes(1e30f)), SHAPE.reading(SCORED), plan(20, 1, 0, 20));
        assertThat(run.epochs()).isZero();
        assertThat(run.notes.getLast()).contains("exploded in epoch 1", "nothing was learned", "learningRate");
        float[] scores = new float[ITEMS];
        model.score(History.of(1, 2), scores);
        assertThat(scores).containsOnly(0);
    }

    @Test
    void ofEpochsThatDoEquallyWellTheLastIsKeptAndNamedAndPatienceCountsFromTheFirst() {
        Run run = new Run(0);
        SequenceModel model = run.fit(plain(), SHAPE, plan(20, STANDSTILL, 0, 3));
        assertThat(run.epochs()).isEqualTo(4);
        assertThat(run.last().orElseThrow().best())
                .extracting(TrainingState.Best::epoch, TrainingState.Best::reached)
                .containsExactly(4, 1);
        run.assertWeightsOf(4, model);
    }

    @Test
    void patienceBeginsWhenTheRateHasRisen() {
        Run run = new Run(0);
        // Five steps an epoch: step 23 is in epoch 5.
        run.fit(plain(), SHAPE, plan(20, STANDSTILL, 23, 2));
        assertThat(run.epochs()).isEqualTo(7);
    }

    @Test
    void everythingThatATrainingDependsOnTellsItFromOthers() {
        SequenceShape shape = SHAPE.reading(new SequenceInputs(List.of(), 0, 2, true));
        int[] columns = {0, 1, 1, 0, 1, 0};
        List<SparseRows> attributes = List.of(
                new SparseRows(2, new int[] {0, 2, 3, 4, 4, 5, 6}, columns, new float[] {1, 1, 1, 1, 1, 1}),
                new SparseRows(2, new int[] {0, 2, 3, 4, 4, 5, 6}, columns, new float[] {1, 1, .5f, 1, 1, 1}),
                new SparseRows(2, new int[] {0, 2, 3, 4, 5, 5, 6}, columns, new float[] {1, 1, 1, 1, 1, 1}));
        Set<Long> fingerprints = new HashSet<>();
        for (SparseRows some : attributes) {
            for (int first = 1; first < 4; first++) {
                SequenceData data = new SequenceData(twoUsers(first), some);
                fingerprints.add(SequenceTraining.fingerprint(data, shape, plan(1, 1, 0, 1)));
                fingerprints.add(SequenceTraining.fingerprint(data, shape, plan(2, 1, 0, 1)));
            }
        }
        assertThat(fingerprints).hasSize(attributes.size() * 3 * 2);
    }

    /** The same six entries, so many of them of the first user. */
    private static Sequences twoUsers(int first) {
        SequencesBuilder builder = Sequences.builder();
        for (int item = 0; item < 6; item++) {
            builder.add(item < first ? 0 : 1, item);
        }
        return builder.build(2, 6, List.of(), true);
    }
}
