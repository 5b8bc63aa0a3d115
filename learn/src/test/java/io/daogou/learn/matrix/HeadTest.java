package io.daogou.learn.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.daogou.learn.kernel.Kernels;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HeadTest {
    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);

    private DenseMatrix random(int rows, int columns) {
        DenseMatrix matrix = new DenseMatrix(rows, columns);
        for (int k = 0; k < matrix.values().length; k++) {
            matrix.values()[k] = (float) random.nextDouble(-1, 1);
        }
        return matrix;
    }

    @Test
    void theProductOfCutVectorsIsAtLeastThatOfTheVectors() {
        DenseMatrix queries = random(60, 40);
        DenseMatrix items = random(50, 40);
        Head head = Head.of(queries, 16);
        DenseMatrix cutQueries = head.cut(queries.view()).vectors();
        DenseMatrix cutItems = head.cut(items.view()).vectors();
        assertThat(cutQueries.columns()).isEqualTo(16).isEqualTo(head.columns());
        for (int query = 0; query < 60; query++) {
            for (int item = 0; item < 50; item++) {
                float product = Kernels.dot(queries.values(), query * 40, items.values(), item * 40, 40);
                float bound = Kernels.dot(cutQueries.values(), query * 16, cutItems.values(), item * 16, 16);
                assertThat(bound).as("seed %d", seed).isGreaterThan(product - 1e-4f);
            }
        }
    }

    /** All queries in a plane: two axes hold them, and a third has nothing to hold. */
    @Test
    void axesHoldWhatTheQueriesHave() {
        DenseMatrix queries = new DenseMatrix(100, 10);
        for (int query = 0; query < 100; query++) {
            queries.set(query, 3, (float) random.nextDouble(-1, 1));
            queries.set(query, 7, (float) random.nextDouble(-1, 1));
        }
        Head.Cut cut = Head.of(queries, 4).cut(queries.view());
        for (int query = 0; query < 100; query++) {
            double norm = Math.hypot(queries.get(query, 3), queries.get(query, 7));
            assertThat(cut.head()[query]).as("seed %d", seed).isCloseTo(norm, offset(1e-5));
            assertThat(cut.rest()[query]).as("seed %d", seed).isLessThan(0.01 * norm + 1e-6);
        }
    }

    @Test
    void wholeVectorsStayAsTheyAre() {
        DenseMatrix vectors = random(5, 3);
        Head.Cut cut = Head.whole(3).cut(vectors.view());
        assertThat(cut.vectors().values()).isEqualTo(vectors.values());
        assertThat(cut.rest()).containsOnly(0);
    }

    @Test
    void queriesOfZerosHaveNoAxes() {
        Head.Cut cut = Head.of(new DenseMatrix(9, 8), 4).cut(random(2, 8).view());
        assertThat(cut.head()).containsOnly(0);
        assertThat(cut.rest()[0]).isPositive();
    }
}
