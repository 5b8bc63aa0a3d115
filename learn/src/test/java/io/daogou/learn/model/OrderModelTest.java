package io.daogou.learn.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.learn.data.History;
import io.daogou.learn.matrix.DenseMatrix;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderModelTest {
    private static final List<History> HISTORIES =
            List.of(new History(new int[] {0, 2, 2}, new float[] {5, -1, .5f}), History.empty(), History.of(1, 0));

    /** Scores an item by the sum of its weights, and tells whether it was asked about many histories at once. */
    private static final class Sums implements Model {
        private int together;

        @Override
        public int items() {
            return 3;
        }

        @Override
        public void score(History history, float[] scores) {
            Arrays.fill(scores, 0);
            for (int k = 0; k < history.size(); k++) {
                scores[history.items()[k]] += history.weights()[k];
            }
        }

        @Override
        public void scoreAll(List<History> histories, DenseMatrix scores) {
            together += histories.size();
            Model.super.scoreAll(histories, scores);
        }
    }

    @Test
    void manyHistoriesAreAskedAtOnceAndAnsweredAsOneByOne() {
        Sums sums = new Sums();
        OrderModel model = new OrderModel(sums);
        DenseMatrix all = new DenseMatrix(HISTORIES.size(), model.items());
        model.scoreAll(HISTORIES, all);
        assertThat(sums.together).isEqualTo(HISTORIES.size());
        for (int h = 0; h < HISTORIES.size(); h++) {
            float[] own = new float[model.items()];
            model.score(HISTORIES.get(h), own);
            for (int item = 0; item < own.length; item++) {
                assertThat(all.get(h, item)).isEqualTo(own[item]);
            }
        }
        assertThat(all.get(0, 2)).as("every entry counts one").isEqualTo(2);
    }
}
