package io.daogou.learn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.learn.RandomData;
import io.daogou.learn.Threads;
import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every model promises. A test of a model inherits it and says how to fit, save and load one. */
public abstract class ModelContract {
    protected static final Interactions RANDOM = RandomData.interactions(300, 150, 10, 42);

    /** Fits with the model's defaults, or parameters that suit small data. */
    protected abstract Model fit(Interactions interactions, Progress progress);

    /** The model as it comes back from a file. */
    protected abstract Model savedAndLoaded(Model model, Path folder) throws IOException;

    protected final Model fit(Interactions interactions) {
        return fit(interactions, Progress.NONE);
    }

    protected static float[] scores(Model model, History history) {
        float[] scores = new float[model.items()];
        Arrays.fill(scores, Float.NaN);
        model.score(history, scores);
        return scores;
    }

    @Test
    void everyItemGetsAFiniteScoreForAHistoryNobodyHad() {
        Model model = fit(RANDOM);
        assertThat(model.items()).isEqualTo(RANDOM.items());
        History history = new History(new int[] {149, 0, 75, 3, 0}, new float[] {1, 0.5f, 3, -1, 2});
        for (float score : scores(model, history)) {
            assertThat(score).isFinite();
        }
    }

    @Test
    void anEmptyHistoryIsAnswered() {
        for (float score : scores(fit(RANDOM), History.empty())) {
            assertThat(score).isFinite();
        }
    }

    @Test
    void itemsTheModelDoesNotKnowAreIgnored() {
        Model model = fit(RANDOM);
        History known = History.of(5, 20);
        History more = History.of(5, -1, 150, Integer.MAX_VALUE, 20, Integer.MIN_VALUE);
        assertThat(scores(model, more)).isEqualTo(scores(model, known));
    }

    @Test
    void oneUserWithOneItemIsEnough() {
        Model model = fit(Interactions.builder().add(0, 0, 1, 1).build(1, 1));
        assertThat(scores(model, History.of(0))[0]).isFinite();
        assertThat(scores(model, History.empty())[0]).isFinite();
    }

    @Test
    void usersAndItemsWithoutEntriesAreAllowed() {
        Model model = fit(Interactions.builder().add(1, 2, 1).build(4, 5));
        for (float score : scores(model, History.of(0, 2, 4))) {
            assertThat(score).isFinite();
        }
        assertThat(scores(fit(Interactions.builder().build(3, 2)), History.of(1)))
                .containsExactly(0, 0);
        assertThat(fit(Interactions.builder().build(0, 0)).items()).isZero();
    }

    @Test
    void aSavedModelGivesBitwiseTheSameScores(@TempDir Path folder) throws IOException {
        Model model = fit(RANDOM);
        Model loaded = savedAndLoaded(model, folder);
        assertThat(loaded.items()).isEqualTo(model.items());
        for (int user = 0; user < RANDOM.users(); user++) {
            assertThat(scores(loaded, RANDOM.history(user))).isEqualTo(scores(model, RANDOM.history(user)));
        }
    }

    @Test
    void theNumberOfThreadsDoesNotChangeABit() {
        Model one = Threads.with(1, () -> fit(RANDOM));
        Model four = Threads.with(4, () -> fit(RANDOM));
        for (int user = 0; user < RANDOM.users(); user++) {
            assertThat(scores(four, RANDOM.history(user))).isEqualTo(scores(one, RANDOM.history(user)));
        }
    }

    @Test
    void weightsThatAreNoNumbersNeverReachAModel() {
        assertThatThrownBy(() -> Interactions.builder().add(0, 0, Float.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new History(new int[1], new float[] {Float.NaN}))
                .hasMessageContaining("NaN");
    }

    @Test
    void weightsTooLargeToMultiplyAreRefusedOrAnsweredButNeverSpoilScores() {
        Interactions huge = Interactions.builder()
                .add(0, 0, 1e30f)
                .add(0, 1, 1e30f)
                .add(1, 1, 1)
                .build(2, 3);
        Model model;
        try {
            model = fit(huge);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("finite");
            return;
        }
        for (float score : scores(model, History.of(0, 1, 2))) {
            assertThat(score).isFinite();
        }
    }

    @Test
    void anArrayOfAnotherLengthIsRefused() {
        Model model = fit(RANDOM);
        assertThatThrownBy(() -> model.score(History.of(1), new float[149]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("149")
                .hasMessageContaining("150");
    }

    @Test
    void progressNeverFallsAndEndsWithAllSteps() {
        List<Long> seen = new ArrayList<>();
        long[] total = {0};
        fit(RANDOM, (done, all) -> {
            seen.add(done);
            total[0] = all;
        });
        assertThat(seen).isSorted();
        assertThat(seen.getLast()).isPositive().isEqualTo(total[0]);
    }

    @Test
    void aCancelledFitGivesNoModel() {
        assertThatThrownBy(() -> fit(RANDOM, new CancelledAfter(0))).isInstanceOf(TrainingCancelled.class);
    }

    /** Cancels after so many updates. */
    protected static final class CancelledAfter implements Progress {
        private final int limit;
        private volatile int updates;

        public CancelledAfter(int limit) {
            this.limit = limit;
        }

        @Override
        // Updates come one at a time, as Progress promises.
        @SuppressWarnings("NonAtomicVolatileUpdate")
        public void update(long done, long total) {
            updates++;
        }

        @Override
        public boolean cancelled() {
            return updates >= limit;
        }
    }
}
