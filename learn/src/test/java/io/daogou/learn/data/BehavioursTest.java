package io.daogou.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BehavioursTest {
    private static final long DAY = 86_400;
    private static final double NEVER = Double.POSITIVE_INFINITY;

    /** One user views 0, buys 1, views 0 again, a day apart each. */
    private static Sequences timed() {
        return Sequences.builder()
                .add(0, 0, 0, 1, 2 * DAY)
                .add(0, 0, 0, 1, 0)
                .add(0, 1, 1, 2, DAY)
                .build(2, 3, List.of("view", "buy"), true);
    }

    @Test
    void kindsWeighWhatTheyAreGiven() {
        History history = new Behaviours(new double[] {.5, 4}, NEVER, 1).history(timed(), 0);
        assertThat(history).isEqualTo(new History(new int[] {1, 0}, new float[] {8, 1}));
    }

    @Test
    void anItemThatComesAgainMovesToTheEnd() {
        Sequences sequences = Sequences.builder().add(0, 2).add(0, 1).add(0, 2).build(1, 3, List.of(), true);
        assertThat(Behaviours.alike(1).history(sequences, 0)).isEqualTo(History.of(1, 2));
    }

    @Test
    void eventsCountHalfAfterTheHalfLifeOfTheLatest() {
        History history = new Behaviours(new double[] {1, 1}, 1, 1).history(timed(), 0);
        assertThat(history).isEqualTo(new History(new int[] {1, 0}, new float[] {1, 1.25f}));
    }

    @Test
    void veryOldEventsStillWeighSomething() {
        Sequences old = Sequences.builder()
                .add(0, 0, 0, 1, 0)
                .add(0, 1, 0, 1, 100_000 * DAY)
                .build(1, 2, List.of(), true);
        float weight = new Behaviours(new double[] {1}, .5, 1).history(old, 0).weights()[0];
        assertThat(weight).isPositive();
        assertThat(weight * weight).isPositive();
    }

    @Test
    void repeatsAddLessWithASmallerExponent() {
        Sequences four =
                Sequences.builder().add(0, 0).add(0, 0).add(0, 0).add(0, 0).build(1, 1, List.of(), true);
        assertThat(new Behaviours(new double[] {1}, NEVER, .5).history(four, 0).weights())
                .containsExactly(2);
        assertThat(Behaviours.alike(1).history(four, 0).weights()).containsExactly(1);
    }

    @Test
    void pairsOfNoWeightAreLeftOut() {
        Interactions pairs = new Behaviours(new double[] {1, 0}, NEVER, 1).interactions(timed());
        assertThat(pairs.size()).isEqualTo(1);
        assertThat(pairs.contains(0, 0)).isTrue();
        assertThat(pairs.users()).isEqualTo(2);
        assertThat(pairs.items()).isEqualTo(3);
    }

    @Test
    void aPairHasTheTimeOfItsLatestEvent() {
        Interactions pairs = Behaviours.alike(2).interactions(timed());
        assertThat(pairs.epochSeconds(0)).isEqualTo(2 * DAY);
        assertThat(pairs.epochSeconds(1)).isEqualTo(DAY);
        Sequences untimed = Sequences.builder().add(0, 0).build(1, 1, List.of(), false);
        assertThat(Behaviours.alike(1).interactions(untimed).hasTimes()).isFalse();
    }

    @Test
    void weightsOutsideTheirRangesAreRefused() {
        assertThatThrownBy(() -> new Behaviours(new double[] {-1}, NEVER, 1)).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> new Behaviours(new double[] {Double.NaN}, NEVER, 1))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Behaviours(new double[] {1}, 0, 1)).hasMessageContaining("halfLifeDays is 0.0");
        assertThatThrownBy(() -> new Behaviours(new double[] {1}, 1, 1.5)).hasMessageContaining("repeats is 1.5");
        assertThatThrownBy(() -> Behaviours.alike(1).history(timed(), 0)).hasMessageContaining("[view, buy]");
    }

    @Test
    void equalWeightsAreEqual() {
        assertThat(Behaviours.alike(2))
                .isEqualTo(new Behaviours(new double[] {1, 1}, NEVER, 0))
                .hasSameHashCodeAs(new Behaviours(new double[] {1, 1}, NEVER, 0))
                .isNotEqualTo(Behaviours.alike(3));
    }
}
