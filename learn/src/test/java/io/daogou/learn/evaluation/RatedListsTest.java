package io.daogou.learn.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.Split;
import io.daogou.learn.model.Model;
import org.junit.jupiter.api.Test;

class RatedListsTest {
    /** Scores an item by its index, higher first, and everything more for a history with items. */
    private record ByIndex(int items) implements Model {
        @Override
        public void score(History history, float[] scores) {
            for (int item = 0; item < items; item++) {
                scores[item] = item + 10 * history.size();
            }
        }
    }

    private static Split split() {
        Interactions train = Interactions.builder().add(1, 0, 3).build(3, 4);
        Interactions test = Interactions.builder()
                .add(0, 1, 5)
                .add(0, 2, 1)
                .add(0, 3, 4)
                .add(1, 1, 2)
                .add(1, 3, 4)
                .build(3, 4);
        return new Split(train, test);
    }

    @Test
    void theMeasuresOfASmallCaseAreKnown() {
        RatedLists measured = RatedLists.evaluate(new ByIndex(4), split(), 4, 2);
        // User 0 lists 3+ 2- 1+, user 1 lists 3+ 1-; together 13+ 11- 3+ 2- 1+.
        assertThat(measured.userAuc()).isCloseTo((.5 + 1) / 2, offset(1e-12));
        assertThat(measured.auc()).isCloseTo((2 + 1 + 0) / 6.0, offset(1e-12));
        double half = 1 / (1 + Math.log(2) / Math.log(3));
        assertThat(measured.ndcg()).isCloseTo((half + 1) / 2, offset(1e-12));
        assertThat(measured.users()).isEqualTo(2);
    }

    @Test
    void tiesCountHalf() {
        float[] scores = {1, 1, 1, 1};
        boolean[] liked = {true, false, false, true};
        assertThat(RatedLists.area(new int[] {0, 1, 2, 3}, scores, liked)).isEqualTo(.5);
        assertThat(RatedLists.area(new int[] {0, 1}, new float[] {2, 2}, new boolean[] {true, true}))
                .isNaN();
    }

    @Test
    void nothingToMeasureIsZero() {
        Interactions none = Interactions.builder().build(2, 4);
        RatedLists measured = RatedLists.evaluate(new ByIndex(4), new Split(none, none), 4, 5);
        assertThat(measured).isEqualTo(new RatedLists(0, 0, 5, 0, 0));
        assertThatThrownBy(() -> RatedLists.evaluate(new ByIndex(4), split(), 4, 0))
                .hasMessageContaining("k is 0");
    }
}
