package io.daogou.learn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.InteractionsBuilder;
import io.daogou.learn.evaluation.TopK;
import io.daogou.learn.matrix.SparseRows;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a model of the form {@code scores = history · W} promises besides. */
public abstract class ItemToItemContract extends ModelContract {
    @Override
    protected abstract ItemToItem fit(Interactions interactions, Progress progress);

    protected abstract ItemToItem of(SparseRows weights);

    @Test
    void scoresAreTheHistoryTimesTheWeights() {
        ItemToItem model = fit(RANDOM, Progress.NONE);
        History history = new History(new int[] {3, 99, 3}, new float[] {1, 2.5f, -0.5f});
        float[] scores = scores(model, history);
        for (int item = 0; item < scores.length; item++) {
            double sum =
                    0.5 * model.weights().at(3, item) + 2.5 * model.weights().at(99, item);
            assertThat((double) scores[item]).isCloseTo(sum, offset(1e-5));
        }
    }

    @Test
    void anEmptyHistoryScoresZero() {
        assertThat(scores(fit(RANDOM), History.empty())).containsOnly(0);
    }

    @Test
    void noItemSpeaksForItself() {
        SparseRows weights = fit(RANDOM, Progress.NONE).weights();
        for (int item = 0; item < weights.rows(); item++) {
            assertThat(weights.at(item, item)).isZero();
        }
    }

    /** Two groups that share nothing: what is known of one says nothing about the other. */
    @Test
    void separateBlocksStaySeparate() {
        InteractionsBuilder builder = Interactions.builder();
        SplittableRandom random = new SplittableRandom(6);
        for (int user = 0; user < 200; user++) {
            for (int k = 0; k < 12; k++) {
                builder.add(user, user % 2 * 20 + random.nextInt(20), 1);
            }
        }
        Model model = fit(builder.build(200, 40));
        float[] scores = scores(model, History.of(0, 1, 2, 3));
        for (int item = 0; item < 40; item++) {
            if (item >= 20) {
                assertThat(scores[item]).isZero();
            } else if (item > 3) {
                assertThat(scores[item]).isNotZero();
            }
        }
    }

    /** Users take the items of their own parity, all but one: the missing one must come first. */
    @Test
    void theHoleInACheckerboardIsFilledFirst() {
        int n = 30;
        InteractionsBuilder builder = Interactions.builder();
        for (int user = 0; user < n; user++) {
            for (int item = user % 2; item < n; item += 2) {
                if (item != user) {
                    builder.add(user, item, 1);
                }
            }
        }
        Interactions board = builder.build(n, n);
        Model model = fit(board);
        for (int user = 0; user < n; user++) {
            int person = user;
            int[] list = TopK.select(scores(model, board.history(user)), 1, item -> !board.contains(person, item));
            assertThat(list).containsExactly(user);
        }
    }

    @Test
    void aFitCanBeCancelledInTheMiddle() {
        assertThatThrownBy(() -> fit(RANDOM, new CancelledAfter(1))).isInstanceOf(TrainingCancelled.class);
    }

    @Test
    void weightsThatAreNotSquareAreRefused() {
        SparseRows flat = new SparseRows(2, new int[] {0, 0}, new int[0], new float[0]);
        assertThatThrownBy(() -> of(flat))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 × 2");
    }
}
