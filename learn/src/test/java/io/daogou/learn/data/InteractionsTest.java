package io.daogou.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.learn.RandomData;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class InteractionsTest {
    @Test
    void rowsAreSortedAndRepeatedEntriesMerged() {
        Interactions all = Interactions.builder()
                .add(1, 2, 0.5f, 10)
                .add(1, 0, 1, 30)
                .add(1, 2, 2, 5)
                .add(0, 1, 1, 1)
                .build(3, 3);
        assertThat(all.size()).isEqualTo(3);
        assertThat(all.history(1)).isEqualTo(new History(new int[] {0, 2}, new float[] {1, 2.5f}));
        assertThat(all.epochSeconds(all.end(1) - 1)).isEqualTo(10);
        assertThat(all.count(2)).isZero();
        assertThat(all.itemsOf(0)).containsExactly(1);
        assertThat(all.itemCounts()).containsExactly(1, 1, 1);
        assertThat(all.contains(1, 2)).isTrue();
        assertThat(all.contains(1, 1)).isFalse();
    }

    @Test
    void anyOrderOfAddingGivesWhatASortedMapGives() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        InteractionsBuilder builder = Interactions.builder();
        TreeMap<Integer, Float> weights = new TreeMap<>();
        TreeMap<Integer, Long> times = new TreeMap<>();
        for (int k = 0; k < 20_000; k++) {
            int user = random.nextInt(70);
            int item = random.nextInt(90);
            float weight = random.nextInt(8);
            long time = random.nextLong();
            builder.add(user, item, weight, time);
            weights.merge(user * 100 + item, weight, Float::sum);
            times.merge(user * 100 + item, time, Math::max);
        }
        Interactions all = builder.build(70, 90);
        assertThat(all.size()).as("seed %d", seed).isEqualTo(weights.size());
        int entry = 0;
        for (int place : weights.keySet()) {
            assertThat(all.item(entry)).as("seed %d", seed).isEqualTo(place % 100);
            assertThat(all.contains(place / 100, place % 100)).isTrue();
            assertThat(all.weight(entry)).isEqualTo(weights.get(place));
            assertThat(all.epochSeconds(entry++)).isEqualTo(times.get(place));
        }
    }

    @Test
    void repeatedWeightsThatAddUpToInfinityAreRefused() {
        InteractionsBuilder builder =
                Interactions.builder().add(0, 0, 3e38f).add(4, 7, 3e38f).add(4, 7, 3e38f);
        assertThatThrownBy(() -> builder.build(5, 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(4, 7)")
                .hasMessageContaining("add up to more than 3.4028235E38");
    }

    @Test
    void transposingTwiceGivesTheSame() {
        Interactions all = RandomData.interactions(40, 60, 8, 3);
        Interactions turned = all.transpose();
        assertThat(turned.users()).isEqualTo(60);
        assertThat(turned.items()).isEqualTo(40);
        int[] counts = all.itemCounts();
        for (int item = 0; item < 60; item++) {
            assertThat(counts[item]).isEqualTo(turned.count(item));
        }
        for (int user = 0; user < 40; user++) {
            for (int item = 0; item < 60; item++) {
                assertThat(turned.contains(item, user)).isEqualTo(all.contains(user, item));
            }
        }
        assertThat(turned.transpose()).isEqualTo(all).hasSameHashCodeAs(all);
    }

    @Test
    void binaryKeepsEntriesAndTimes() {
        Interactions all = Interactions.builder().add(0, 1, 7, 99).build(1, 2);
        assertThat(all.binary())
                .isEqualTo(Interactions.builder().add(0, 1, 1, 99).build(1, 2));
    }

    @Test
    void nothingAtAllIsAllowed() {
        Interactions none = Interactions.builder().build(0, 0);
        assertThat(none.users()).isZero();
        assertThat(none.transpose()).isEqualTo(none);
        assertThat(Interactions.builder().build(2, 3).transpose().users()).isEqualTo(3);
    }

    @Test
    void badEntriesAreRefusedWithTheirPlaceAndValue() {
        for (float bad : new float[] {Float.NaN, -1, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> Interactions.builder().add(3, 4, bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("(3, 4)")
                    .hasMessageContaining(String.valueOf(bad));
        }
        assertThatThrownBy(() -> Interactions.builder().add(-1, 4, 1)).hasMessageContaining("(-1, 4)");
        assertThatThrownBy(() -> Interactions.builder().add(2, 4, 1).build(2, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(2, 4)")
                .hasMessageContaining("2 users × 5 items");
    }

    @Test
    void timesAreForAllEntriesOrForNone() {
        assertThatThrownBy(() -> Interactions.builder().add(0, 0, 1).add(0, 1, 1, 5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Interactions.builder().add(0, 0, 1, 5).add(0, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        Interactions timeless = Interactions.builder().add(0, 0, 1).build(1, 1);
        assertThat(timeless.hasTimes()).isFalse();
        assertThatThrownBy(() -> timeless.epochSeconds(0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void millionsOfEntriesAreSorted() {
        SplittableRandom random = new SplittableRandom(1);
        InteractionsBuilder builder = Interactions.builder();
        for (int k = 0; k < 3_000_000; k++) {
            builder.add(random.nextInt(100_000), random.nextInt(20_000), 1);
        }
        Interactions all = builder.build(100_000, 20_000);
        double sum = 0;
        for (int user = 0; user < all.users(); user++) {
            for (int k = all.start(user); k < all.end(user); k++) {
                sum += all.weight(k);
                assertThat(k == all.start(user) || all.item(k - 1) < all.item(k))
                        .isTrue();
            }
        }
        assertThat(sum).isEqualTo(3_000_000);
    }
}
