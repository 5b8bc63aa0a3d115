package io.daogou.learn.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopKTest {
    @Test
    void theHighestComeFirstAndEqualScoresByIndex() {
        assertThat(TopK.select(new float[] {1, 3, 2, 3, -5}, 4)).containsExactly(1, 3, 2, 0);
        assertThat(TopK.select(new float[] {0, -0f, 0}, 2)).containsExactly(0, 1);
        assertThat(TopK.select(new float[] {-2, -1, -3}, 2)).containsExactly(1, 0);
    }

    @Test
    void whatIsMarkedOrNoNumberIsNeverChosen() {
        float[] scores = {Float.NEGATIVE_INFINITY, Float.NaN, -Float.MAX_VALUE, Float.POSITIVE_INFINITY};
        assertThat(TopK.select(scores, 10)).containsExactly(3, 2);
    }

    @Test
    void onlyAllowedIndicesAreChosen() {
        assertThat(TopK.select(new float[] {5, 4, 3, 2, 1}, 2, index -> index % 2 == 1))
                .containsExactly(1, 3);
    }

    @Test
    void aLimitOfZeroGivesNothingAndANegativeOneIsRefused() {
        assertThat(TopK.select(new float[] {1}, 0)).isEmpty();
        assertThat(TopK.select(new float[0], 5)).isEmpty();
        assertThatThrownBy(() -> TopK.select(new float[] {1}, -1)).hasMessageContaining("limit is -1");
    }

    @Test
    void itAgreesWithAFullSort() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 500; round++) {
            float[] scores = new float[random.nextInt(300)];
            int values = 1 + random.nextInt(200);
            for (int k = 0; k < scores.length; k++) {
                scores[k] = random.nextInt(values) - values / 2;
            }
            int limit = random.nextInt(310);
            int[] expected = IntStream.range(0, scores.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer k) -> -scores[k])
                            .thenComparing(k -> k))
                    .limit(limit)
                    .mapToInt(k -> k)
                    .toArray();
            assertThat(TopK.select(scores, limit))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(expected);
            assertThat(TopK.select(scores, limit, k -> true))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }
}
