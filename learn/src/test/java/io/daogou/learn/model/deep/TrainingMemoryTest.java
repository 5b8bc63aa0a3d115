package io.daogou.learn.model.deep;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.learn.layer.Activation;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class TrainingMemoryTest {
    private static final long TABLE = 4L * 1_000_000 * 64;
    private static final TrainingPlan PLAN = TrainingPlan.defaults();

    private static SequenceShape shape(double scale) {
        return new SequenceShape(64, 2, 2, 64, Activation.Kind.GELU, 50, 0, 5, scale);
    }

    private static long bytes(SequenceShape shape, boolean resumes) {
        return new TrainingMemory(1_000_000, 10_000_000, 50).bytes(shape, PLAN, resumes);
    }

    /** Weights, the best, two moments, and in the check the packed items and 32 scores of each for every thread. */
    @Test
    void aMillionItemsTakeFiveTablesAndTheScoresOfTheCheck() {
        long scores = 4L * 32 * 1_000_000 * Runtime.getRuntime().availableProcessors();
        long slotsEntriesAndChances = 4L * (9 * 1_000_000 + 2 * 10_000_000 + 3 * 1_000_000);
        assertThat(bytes(shape(0), false))
                .isCloseTo(5 * TABLE + scores + slotsEntriesAndChances, Percentage.withPercentage(15));
        assertThat(bytes(shape(12), false) - bytes(shape(0), false)).isGreaterThan(TABLE);
    }

    @Test
    void aCheckpointBringsFourTablesMore() {
        assertThat(bytes(shape(0), true)).isCloseTo(8 * TABLE, Percentage.withPercentage(20));
    }

    @Test
    void aSquareOfTheLengthIsInEveryCopyOfAFilter() {
        SequenceShape filtered = new SequenceShape(8, 2, 2, 8, Activation.Kind.GELU, 2_000, .5, 5, 0);
        long squares = 4L * 8 * 2 * 2_000 * 2_000;
        assertThat(new TrainingMemory(10, 100, 5).bytes(filtered, PLAN, false)).isGreaterThan(squares);
    }
}
