package io.daogou.learn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.daogou.learn.RandomData;
import io.daogou.learn.Threads;
import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.evaluation.TopK;
import io.daogou.learn.file.CorruptModelException;
import io.daogou.learn.file.ModelFile;
import io.daogou.learn.file.Section;
import io.daogou.learn.file.Sections;
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
    protected Model savedAndLoaded(Model model, Path folder) throws IOException {
        Path file = folder.resolve("model");
        ModelFile.save(file, model);
        return ModelFile.loadModel(file);
    }

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

    /** The slow way beside each model's own. */
    @Test
    void theBestItemsAreThoseOfTheHighestScoresAndNotOfTheHistory() {
        Model model = fit(RANDOM);
        for (int user = 0; user < RANDOM.users(); user += 7) {
            History history = RANDOM.history(user);
            float[] scores = scores(model, history);
            int person = user;
            assertThat(model.best(history, 9))
                    .isEqualTo(TopK.select(scores, 9, item -> !RANDOM.contains(person, item)));
        }
        assertThat(model.best(History.of(3, -1, 150, 3), 1000))
                .doesNotContain(3, -1, 150)
                .doesNotHaveDuplicates();
        assertThat(model.best(History.empty(), 0)).isEmpty();
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
    void aFileThatLacksAPartIsRefusedByName(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("model");
        ModelFile.save(file, fit(RANDOM));
        Sections whole = ModelFile.read(file);
        for (Section absent : whole.sections()) {
            List<Section> others = whole.sections().stream()
                    .filter(one -> !one.name().equals(absent.name()))
                    .toList();
            ModelFile.write(file, new Sections(whole.kind(), others));
            assertThatThrownBy(() -> ModelFile.loadModel(file))
                    .as("without " + absent.name())
                    .isInstanceOf(CorruptModelException.class)
                    .hasMessageContaining(absent.name());
        }
    }

    @Test
    void partsOfAnExplanationAddUpToTheScoreOrArePartOfIt() {
        if (!(fit(RANDOM) instanceof ExplainedModel model)) {
            return;
        }
        History history = new History(new int[] {3, 149, -1, 20}, new float[] {1, 0.5f, 2, 2});
        float[] scores = new float[model.items()];
        ExplainedModel.Explanation explanation = model.explain(history, scores);
        assertThat(scores).isEqualTo(scores(model, history));
        for (int item = 0; item < model.items(); item++) {
            float[] parts = new float[history.size()];
            explanation.addParts(item, 1, parts);
            assertThat(parts[2]).as("an unknown item").isZero();
            if (explainsAll()) {
                assertThat((double) parts[0] + parts[1] + parts[3])
                        .isCloseTo(scores[item], within(1e-4 * (1 + Math.abs(scores[item]))));
            }
        }
    }

    /** Whether the parts of an explanation add up to the score. */
    protected boolean explainsAll() {
        return true;
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
