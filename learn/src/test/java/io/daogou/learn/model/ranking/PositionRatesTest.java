package io.daogou.learn.model.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PositionRatesTest {
    private static ShownList list(float... gains) {
        int[] positions = new int[gains.length];
        for (int k = 0; k < positions.length; k++) {
            positions[k] = k;
        }
        return new ShownList(new float[gains.length], positions, gains, true);
    }

    @Test
    void aTermIsTheLogarithmOfTheRateAsAShareOfTheFirsts() {
        // Chosen 2, 1 and 0 times of 3, 3 and 1; one choice more for each, in 7 / 3 showings.
        float[] terms = PositionRates.terms(List.of(list(5, 0), list(1, 2), list(0, 0, 0)), 3);
        double first = 3 / (3 + 7 / 3.0);
        assertThat(terms[0]).isZero();
        assertThat((double) terms[1]).isCloseTo(Math.log(2 / (3 + 7 / 3.0) / first), Offset.offset(1e-6));
        assertThat((double) terms[2]).isCloseTo(Math.log(1 / (1 + 7 / 3.0) / first), Offset.offset(1e-6));
    }

    @Test
    void aPositionThatWasNeverShownIsLikeTheOneBefore() {
        float[] terms = PositionRates.terms(List.of(list(1, 0), list(1, 1)), 4);
        assertThat(terms[2]).isEqualTo(terms[1]);
        assertThat(terms[3]).isEqualTo(terms[1]);
    }

    @Test
    void withoutAnyChoiceAllPositionsAreAlike() {
        assertThat(PositionRates.terms(List.of(list(0, 0, 0)), 3)).containsOnly(0f);
        assertThat(PositionRates.terms(List.of(), 2)).containsOnly(0f);
    }
}
