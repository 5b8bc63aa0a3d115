package io.daogou.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class VisitsTest {
    @Test
    void aPauseLongerThanTheGapEndsAVisit() {
        Sequences visits = Visits.of(
                Sequences.builder()
                        .add(0, 1, 0, 1, 100)
                        .add(0, 2, 0, 2, 110)
                        .add(0, 3, 1, 1, 121)
                        .add(1, 0, 0, 1, 105)
                        .build(2, 4, List.of("view", "buy"), true),
                10);
        assertThat(visits.users()).isEqualTo(3);
        assertThat(visits.itemsOf(0)).containsExactly(1, 2);
        assertThat(visits.itemsOf(1)).containsExactly(0);
        assertThat(visits.itemsOf(2)).containsExactly(3);
        assertThat(visits.kind(visits.start(2))).isEqualTo(1);
        assertThat(visits.weight(1)).isEqualTo(2);
        assertThat(visits.epochSeconds(3)).isEqualTo(121);
        assertThat(visits.items()).isEqualTo(4);
    }

    @Test
    void noEntriesAreNoVisits() {
        assertThat(Visits.of(Sequences.builder().build(3, 2, List.of(), true), 5)
                        .users())
                .isZero();
    }

    @Test
    void whatCannotBeCutIsRefused() {
        Sequences untimed = Sequences.builder().add(0, 0).build(1, 1, List.of(), true);
        assertThatThrownBy(() -> Visits.of(untimed, 5)).hasMessageContaining("none");
        assertThatThrownBy(() -> Visits.of(untimed, -1)).hasMessageContaining("gapSeconds is -1");
    }
}
