package io.daogou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MediansTest {
    @Test
    void theMedianIsTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
        assertThat(Medians.median(9, 1, 5)).isEqualTo(5);
        assertThat(Medians.median(9, 1, 5, 7)).isEqualTo(6);
    }

    @Test
    void twoMeasurementsAreMadeInTurn() {
        AtomicInteger clock = new AtomicInteger();
        double[] medians = Medians.inTurn(3, clock::incrementAndGet, clock::incrementAndGet);
        assertThat(medians).containsExactly(3, 4);
    }
}
