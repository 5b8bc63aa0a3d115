package io.daogou.learn.model.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.daogou.learn.matrix.DenseMatrix;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NextItemCheckTest {
    private static double gainOfFirst(float... scores) {
        return NextItemCheck.gain(DenseMatrix.of(1, scores.length, scores), 0, 0);
    }

    private static double atPlace(double before) {
        return Math.log(2) / Math.log(before + 2);
    }

    @Test
    void whatIsInFrontLowersTheGain() {
        assertThat(gainOfFirst(3, 1, 2)).isEqualTo(1);
        assertThat(gainOfFirst(2, 1, 3)).isCloseTo(atPlace(1), within(1e-12));
        float[] scores = new float[12];
        Arrays.fill(scores, 1, 10, 1);
        assertThat(gainOfFirst(Arrays.copyOf(scores, 10))).isCloseTo(atPlace(9), within(1e-12));
        Arrays.fill(scores, 1, 11, 1);
        assertThat(gainOfFirst(Arrays.copyOf(scores, 11))).isZero();
    }

    @Test
    void anAnswerWithoutAFiniteScoreIsNotFound() {
        assertThat(gainOfFirst(Float.NaN, Float.NaN, Float.NaN)).isZero();
        assertThat(gainOfFirst(Float.NaN, 1, 2)).isZero();
        assertThat(gainOfFirst(Float.POSITIVE_INFINITY, 1, 2)).isZero();
        assertThat(gainOfFirst(Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY))
                .isZero();
    }

    @Test
    void whatIsNoNumberIsInFront() {
        assertThat(gainOfFirst(1, Float.NaN, Float.NaN, 0)).isCloseTo(atPlace(2), within(1e-12));
    }

    @Test
    void equalScoresShareTheirMeanPlace() {
        assertThat(gainOfFirst(1, 1, 1)).isCloseTo(atPlace(1), within(1e-12));
        assertThat(gainOfFirst(1, 1, 2)).isCloseTo(atPlace(1.5), within(1e-12));
        assertThat(gainOfFirst(new float[30])).isZero();
    }
}
