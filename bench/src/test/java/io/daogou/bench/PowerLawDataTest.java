package io.daogou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.learn.data.Interactions;
import org.junit.jupiter.api.Test;

class PowerLawDataTest {
    @Test
    void theSameSeedGivesTheSameData() {
        Interactions one = PowerLawData.make(200, 500, 4000, 3);
        assertThat(PowerLawData.make(200, 500, 4000, 3)).isEqualTo(one);
        assertThat(PowerLawData.make(200, 500, 4000, 4)).isNotEqualTo(one);
    }

    @Test
    void itHasTheWantedShapeAndFewItemsTakeMuch() {
        Interactions data = PowerLawData.make(500, 20_000, 15_000, 1);
        assertThat(data.users()).isEqualTo(500);
        assertThat(data.items()).isEqualTo(20_000);
        assertThat(data.size()).isBetween(10_000, 15_500);
        int popular = 0;
        for (int item : data.columns()) {
            popular += item < 2000 ? 1 : 0;
        }
        assertThat(popular).isGreaterThan(data.size() / 4);
    }
}
