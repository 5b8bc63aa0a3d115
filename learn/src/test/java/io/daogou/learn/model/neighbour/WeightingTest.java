package io.daogou.learn.model.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.daogou.learn.data.Interactions;
import org.junit.jupiter.api.Test;

class WeightingTest {
    /** User 0 took item 0 three times and item 1 once; user 1 item 1 twice. Sums 3 and 3. */
    private static final Interactions DATA =
            Interactions.builder().add(0, 0, 3).add(0, 1, 1).add(1, 1, 2).build(2, 3);

    @Test
    void plainWeightsStayAsTheyAre() {
        assertThat(Weighting.PLAIN.apply(DATA)).isEqualTo(DATA);
    }

    @Test
    void logarithmsFlattenCounts() {
        assertThat((double) Weighting.LOG.apply(DATA).weight(0)).isCloseTo(Math.log(4), offset(1e-6));
    }

    @Test
    void tfIdfPrefersUsersOfFewItems() {
        Interactions changed = Weighting.TF_IDF.apply(DATA);
        assertThat((double) changed.weight(0)).isCloseTo(Math.sqrt(3) * Math.log(4 / 2.0), offset(1e-6));
        assertThat((double) changed.weight(2)).isCloseTo(Math.sqrt(2) * Math.log(4 / 1.0), offset(1e-6));
    }

    @Test
    void bm25IsKnown() {
        // Both items have the mean length, so the room is k = 1.2.
        Interactions changed = Weighting.BM25.apply(DATA);
        assertThat((double) changed.weight(0)).isCloseTo(3 * 2.2 / 4.2 * Math.log(2), offset(1e-6));
        assertThat((double) changed.weight(1)).isCloseTo(Math.log(2), offset(1e-6));
    }

    @Test
    void weightsOfZeroStayZero() {
        Interactions none = Interactions.builder().add(0, 0, 0).build(1, 2);
        for (Weighting weighting : Weighting.values()) {
            assertThat(weighting.apply(none).weights()).as("%s", weighting).containsOnly(0);
        }
    }
}
