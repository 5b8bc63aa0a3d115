package io.daogou.learn.model.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogLikelihoodRatioTest {
    /** The four cells, and G² from the definition with a calculator. */
    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, 1, 2.772589",
        "10, 0, 0, 10, 27.72589",
        "5, 1995, 0, 100000, 39.33052",
        "1000, 1995, 1000, 100000, 4730.737",
        "1000, 1000, 1000, 100000, 5734.343",
        "1000, 1000, 1000, 99000, 5714.932"
    })
    void itAgreesWithKnownValues(long both, long firstOnly, long secondOnly, long neither, double expected) {
        double ratio = LogLikelihoodRatio.of(
                both, both + firstOnly, both + secondOnly, both + firstOnly + secondOnly + neither);
        assertThat(ratio).isCloseTo(expected, offset(expected * 1e-6));
    }

    @Test
    void independentEventsHaveNone() {
        assertThat(LogLikelihoodRatio.of(25, 50, 50, 100)).isCloseTo(0, offset(1e-12));
        assertThat(LogLikelihoodRatio.of(0, 0, 50, 100)).isZero();
        assertThat(LogLikelihoodRatio.of(0, 0, 0, 0)).isZero();
    }

    @Test
    void itIsSymmetricAndDoublesWithTheCounts() {
        double once = LogLikelihoodRatio.of(7, 20, 30, 100);
        assertThat(LogLikelihoodRatio.of(7, 30, 20, 100)).isCloseTo(once, offset(1e-9));
        assertThat(LogLikelihoodRatio.of(14, 40, 60, 200)).isCloseTo(2 * once, offset(1e-9));
    }

    @Test
    void impossibleCountsAreRefused() {
        assertThatThrownBy(() -> LogLikelihoodRatio.of(3, 2, 5, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LogLikelihoodRatio.of(1, 6, 6, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LogLikelihoodRatio.of(-1, 6, 6, 10)).isInstanceOf(IllegalArgumentException.class);
    }
}
