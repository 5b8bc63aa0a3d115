package io.daogou.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.learn.RandomData;
import org.junit.jupiter.api.Test;

class SplitTest {
    private final Interactions all = RandomData.interactions(200, 100, 12, 5);

    @Test
    void everyEntryIsInExactlyOnePart() {
        for (Split split : new Split[] {Split.random(all, 0.3, 1), Split.byTime(all, 0.8)}) {
            InteractionsBuilder together = Interactions.builder();
            for (Interactions part : new Interactions[] {split.train(), split.test()}) {
                for (int user = 0; user < part.users(); user++) {
                    for (int k = part.start(user); k < part.end(user); k++) {
                        together.add(user, part.item(k), part.weight(k), part.epochSeconds(k));
                    }
                }
            }
            assertThat(together.size()).isEqualTo(all.size());
            assertThat(together.build(200, 100)).isEqualTo(all);
        }
    }

    @Test
    void aRandomSplitHoldsOutTheAskedShareOfEveryUser() {
        Split split = Split.random(all, 0.25, 9);
        for (int user = 0; user < all.users(); user++) {
            long expected = Math.min(all.count(user) - 1L, Math.round(all.count(user) * 0.25));
            assertThat(split.test().count(user)).isEqualTo((int) Math.max(0, expected));
        }
    }

    @Test
    void aUserIsNeverLeftWithNothing() {
        Interactions single =
                Interactions.builder().add(0, 0, 1).add(2, 0, 1).add(2, 1, 1).build(3, 2);
        Split split = Split.random(single, 0.99, 1);
        assertThat(split.train().count(0)).isEqualTo(1);
        assertThat(split.train().count(1)).isZero();
        assertThat(split.train().count(2)).isEqualTo(1);
    }

    @Test
    void aRandomSplitIsRepeatedByItsSeedAndOnlyByIt() {
        assertThat(Split.random(all, 0.5, 7)).isEqualTo(Split.random(all, 0.5, 7));
        assertThat(Split.random(all, 0.5, 7)).isNotEqualTo(Split.random(all, 0.5, 8));
    }

    @Test
    void splitsOfNeighbouringSeedsAreIndependent() {
        InteractionsBuilder builder = Interactions.builder();
        for (int user = 0; user < 10_000; user++) {
            for (int item = 0; item < 4; item++) {
                builder.add(user, item, 1);
            }
        }
        Interactions square = builder.build(10_000, 4);
        Interactions one = Split.random(square, 0.25, 1).test();
        Interactions two = Split.random(square, 0.25, 2).test();
        int[] pairs = new int[16];
        for (int user = 0; user < 10_000; user++) {
            pairs[one.itemsOf(user)[0] * 4 + two.itemsOf(user)[0]]++;
        }
        for (int count : pairs) {
            // 625 expected with standard deviation 24.
            assertThat(count).isBetween(500, 750);
        }
    }

    @Test
    void aRandomSplitFavoursNoPlaceInTheRow() {
        InteractionsBuilder builder = Interactions.builder();
        for (int user = 0; user < 20_000; user++) {
            for (int item = 0; item < 5; item++) {
                builder.add(user, item, 1);
            }
        }
        Interactions byItem =
                Split.random(builder.build(20_000, 5), 0.4, 11).test().transpose();
        for (int item = 0; item < 5; item++) {
            // 8000 expected with standard deviation 69.
            assertThat(byItem.count(item)).isBetween(7600, 8400);
        }
    }

    @Test
    void aTimeSplitNeverShowsTheFuture() {
        Split split = Split.byTime(all, 0.8);
        long lastTrain = latest(split.train());
        assertThat(split.test().size()).isPositive();
        for (int k = 0; k < split.test().size(); k++) {
            assertThat(split.test().epochSeconds(k)).isGreaterThan(lastTrain);
        }
    }

    @Test
    void aTimeSplitCutsAtTheFractionOfTheRange() {
        Interactions timed = Interactions.builder()
                .add(0, 0, 1, 1000)
                .add(0, 1, 1, 1080)
                .add(1, 0, 1, 1081)
                .add(1, 1, 1, 1100)
                .build(2, 2);
        Split split = Split.byTime(timed, 0.8);
        assertThat(split.train().itemsOf(0)).containsExactly(0, 1);
        assertThat(split.test().itemsOf(1)).containsExactly(0, 1);
        assertThat(Split.atTime(timed, 999).train().size()).isZero();
    }

    @Test
    void impossibleSplitsAreRefused() {
        for (double bad : new double[] {0, 1, -0.1, Double.NaN}) {
            assertThatThrownBy(() -> Split.random(all, bad, 1)).hasMessageContaining(String.valueOf(bad));
            assertThatThrownBy(() -> Split.byTime(all, bad)).hasMessageContaining(String.valueOf(bad));
        }
        Interactions timeless = Interactions.builder().add(0, 0, 1).build(1, 1);
        assertThatThrownBy(() -> Split.byTime(timeless, 0.5)).hasMessageContaining("Split.random");
        assertThatThrownBy(() -> new Split(timeless, all)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingCanBeSplit() {
        Interactions none = Interactions.builder().build(2, 2);
        assertThat(Split.byTime(none, 0.5).test().size()).isZero();
        assertThat(Split.random(none, 0.5, 1).train()).isEqualTo(none);
    }

    private static long latest(Interactions part) {
        long latest = Long.MIN_VALUE;
        for (int k = 0; k < part.size(); k++) {
            latest = Math.max(latest, part.epochSeconds(k));
        }
        return latest;
    }
}
