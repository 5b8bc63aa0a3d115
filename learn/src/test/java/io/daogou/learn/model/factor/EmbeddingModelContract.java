package io.daogou.learn.model.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.file.Section;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.model.EmbeddingModel;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.ModelContract;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.TrainingCancelled;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every model promises that puts histories and items into one space. */
abstract class EmbeddingModelContract extends ModelContract {
    @Override
    protected abstract EmbeddingModel fit(Interactions interactions, Progress progress);

    /** A fit with so many factors, otherwise with the model's defaults. */
    protected abstract EmbeddingModel fit(Interactions interactions, int factors);

    /** Two groups of users and items; a user has most items of its group. */
    static Interactions checkerboard() {
        var builder = Interactions.builder();
        for (int user = 0; user < 40; user++) {
            for (int item = 0; item < 20; item++) {
                if (user % 2 == item % 2 && (user * 7 + item * 3) % 5 != 0) {
                    builder.add(user, item, 1);
                }
            }
        }
        return builder.build(40, 20);
    }

    @Test
    void onACheckerboardTheItemsOfTheOwnColourComeFirst() {
        EmbeddingModel model = fit(checkerboard(), Progress.NONE);
        for (int item = 0; item < 20; item++) {
            float[] scores = scores(model, History.of(item));
            for (int other = 0; other < 20; other++) {
                if (other % 2 == item % 2) {
                    assertThat(scores[other])
                            .as("item %d after %d", other, item)
                            .isGreaterThan(scores[(other + 1) % 20]);
                }
            }
        }
    }

    @Test
    void aScoreIsTheProductOfTheVectors() {
        EmbeddingModel model = fit(RANDOM, Progress.NONE);
        History history = new History(new int[] {3, 70, 9}, new float[] {1, 2, 1});
        float[] vector = new float[model.factors()];
        model.embed(history, vector);
        float[] scores = scores(model, history);
        for (int item = 0; item < model.items(); item++) {
            double sum = 0;
            for (int f = 0; f < vector.length; f++) {
                sum += (double) vector[f] * model.itemVectors().get(item, f);
            }
            assertThat((double) scores[item]).isCloseTo(sum, offset(1e-4));
        }
    }

    @Test
    void manyHistoriesAtOnceGetTheirOwnScores() {
        EmbeddingModel model = fit(RANDOM, Progress.NONE);
        List<History> histories = List.of(RANDOM.history(0), History.empty(), RANDOM.history(7));
        DenseMatrix all = new DenseMatrix(5, model.items());
        all.set(4, 0, 42);
        model.scoreAll(histories, all);
        for (int h = 0; h < histories.size(); h++) {
            float[] one = scores(model, histories.get(h));
            for (int item = 0; item < model.items(); item++) {
                assertThat(all.get(h, item)).isCloseTo(one[item], within(1e-4f));
            }
        }
        assertThat(all.get(4, 0)).as("rows beyond the histories stay").isEqualTo(42);
    }

    @Test
    void theBestOfAllUsersAreThoseOfTheirScores() {
        EmbeddingModel model = fit(RANDOM, Progress.NONE);
        int[][] lists = model.best(RANDOM, 7);
        assertThat(lists).hasNumberOfRows(RANDOM.users());
        for (int user = 0; user < RANDOM.users(); user++) {
            float[] scores = scores(model, RANDOM.history(user));
            float last = Float.MAX_VALUE;
            for (int item : lists[user]) {
                assertThat(RANDOM.contains(user, item)).isFalse();
                assertThat(scores[item]).isLessThanOrEqualTo(last + 1e-5f);
                last = scores[item];
            }
            for (int item = 0; item < scores.length; item++) {
                if (scores[item] > last + 1e-5f && !RANDOM.contains(user, item)) {
                    assertThat(lists[user]).contains(item);
                }
            }
        }
    }

    @Test
    void anEmptyHistoryHasNoDirection() {
        assertThat(scores(fit(RANDOM, Progress.NONE), History.empty())).containsOnly(0);
    }

    @Test
    void weightsOfZeroAreNoInteractions() {
        Interactions nothing =
                Interactions.builder().add(0, 0, 0).add(0, 1, 0).add(1, 1, 0).build(2, 3);
        for (float score : scores(fit(nothing, Progress.NONE), History.of(0, 1))) {
            assertThat(score).isFinite();
        }
    }

    /** Their Gram matrices have one eigenvalue besides 0, and entries down to the smallest floats. */
    @ParameterizedTest
    @ValueSource(ints = {32, 64})
    void oneUserOrOneItemIsAnsweredWithFiniteScores(int factors) {
        for (int items = 1; items <= 20; items++) {
            checkFinite(fit(full(1, items), factors));
        }
        checkFinite(fit(full(50, 1), factors));
    }

    /** All users took all items. */
    private static Interactions full(int users, int items) {
        var builder = Interactions.builder();
        for (int k = 0; k < users * items; k++) {
            builder.add(k / items, k % items, 1);
        }
        return builder.build(users, items);
    }

    private static void checkFinite(Model model) {
        float[] scores = scores(model, History.of(0));
        assertThat(scores[0]).as("%d items", model.items()).isPositive();
        for (float score : scores) {
            assertThat(score).as("%d items", model.items()).isFinite();
        }
    }

    @Test
    void aCancelInTheMiddleGivesNoModel() {
        assertThat(catchThrowable(() -> fit(RANDOM, new CancelledAfter(3)))).isInstanceOf(TrainingCancelled.class);
    }

    static Section section(String name, DenseMatrix matrix) {
        return new Section.Floats(name, matrix.values());
    }

    static DenseMatrix matrix(float[] values, int rows) {
        DenseMatrix matrix = new DenseMatrix(rows, rows == 0 ? 0 : values.length / rows);
        System.arraycopy(values, 0, matrix.values(), 0, values.length);
        return matrix;
    }

    static float[] floats(Section section) {
        return ((Section.Floats) section).values();
    }
}
