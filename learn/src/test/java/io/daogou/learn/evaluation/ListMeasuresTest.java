package io.daogou.learn.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.daogou.learn.RandomData;
import io.daogou.learn.Threads;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.InteractionsBuilder;
import io.daogou.learn.data.Split;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Popular;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.neighbour.ItemKnn;
import org.junit.jupiter.api.Test;

class ListMeasuresTest {
    private static Interactions matrix(int users, int items, int[]... pairs) {
        InteractionsBuilder builder = Interactions.builder();
        for (int[] pair : pairs) {
            builder.add(pair[0], pair[1], 1);
        }
        return builder.build(users, items);
    }

    /** Users 0 and 1 took items 0 and 1 together, user 2 item 2; everybody is listed 1 and 2, as item 0 is seen or last. */
    @Test
    void aSmallCaseHasTheValuesOfTheFormulas() {
        Interactions train =
                matrix(3, 4, new int[] {0, 0}, new int[] {0, 1}, new int[] {1, 0}, new int[] {1, 1}, new int[] {2, 2});
        Interactions histories = matrix(3, 4, new int[] {0, 0}, new int[] {1, 0});
        Interactions test = matrix(3, 4, new int[] {0, 1}, new int[] {1, 2});
        Model model = Popular.of(new float[] {0, 3, 2, -1});
        Evaluation evaluation = new Evaluator(new Split(histories, test)).measure(model, 2);
        ListMeasures measures = ListMeasures.of(evaluation, 2, train, new int[] {0, 0, 1, 1});
        assertThat(measures.coverage()).isEqualTo(0.5);
        // Exposures 0, 0, 2, 2 of 4 items: (1·2 + 3·2) / (4 · 4).
        assertThat(measures.gini()).isCloseTo(0.5, offset(1e-12));
        // n = 2 and 1 of 3 users.
        double novelty = (-log2(3 / 4.0) - log2(2 / 4.0)) / 2;
        assertThat(measures.novelty()).isCloseTo(novelty, offset(1e-12));
        // Items 1 and 2 have no user in common.
        assertThat(measures.diversity()).isEqualTo(1);
        // The history is all of category 0, the list half: log2(1 / (.99 · .5 + .01)).
        assertThat(measures.calibration()).isCloseTo(-log2(0.505), offset(1e-12));
        // Mean popularity 1.5 against 2.
        assertThat(measures.popularityLift()).isCloseTo(-0.25, offset(1e-12));
    }

    @Test
    void itemsThatAlwaysGoTogetherAreNotDiverse() {
        Interactions train = matrix(2, 3, new int[] {0, 1}, new int[] {0, 2}, new int[] {1, 1}, new int[] {1, 2});
        Split split = new Split(matrix(2, 3), matrix(2, 3, new int[] {0, 0}));
        Evaluation evaluation = new Evaluator(split).measure(Popular.of(new float[] {0, 2, 1}), 2);
        assertThat(ListMeasures.of(evaluation, 2, train).diversity()).isCloseTo(0, offset(1e-12));
    }

    @Test
    void popularListsAreLessFairLessNewAndMorePopular() {
        Split split = Split.random(RandomData.interactions(400, 120, 10, 3), .3, 1);
        Evaluator evaluator = new Evaluator(split);
        Model popular = Popular.fit(split.train(), Popular.Parameters.defaults(), Progress.NONE);
        Model near = ItemKnn.fit(split.train(), ItemKnn.Parameters.defaults(), Progress.NONE);
        ListMeasures all = ListMeasures.of(evaluator.measure(popular, 10), 10, split.train());
        ListMeasures own = ListMeasures.of(evaluator.measure(near, 10), 10, split.train());
        assertThat(all.gini()).isGreaterThan(own.gini());
        assertThat(all.coverage()).isLessThan(own.coverage());
        assertThat(all.novelty()).isLessThan(own.novelty());
        assertThat(all.popularityLift()).isGreaterThan(own.popularityLift());
        assertThat(all.calibration()).isGreaterThan(own.calibration());
        assertThat(Threads.with(3, () -> ListMeasures.of(evaluator.measure(near, 10), 10, split.train())))
                .isEqualTo(own);
    }

    @Test
    void withoutListsNothingIsDividedByZero() {
        Evaluation none = new Evaluator(new Split(matrix(1, 2), matrix(1, 2))).measure(Popular.of(new float[2]), 1);
        assertThat(ListMeasures.of(none, 1, matrix(1, 2))).isEqualTo(new ListMeasures(1, 0, 0, 0, 0, 0, 0));
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
