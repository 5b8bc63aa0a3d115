package io.daogou.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HistoryTest {
    @Test
    void aHistoryIsACopyOfItsArrays() {
        int[] items = {3, 1};
        History history = new History(items, new float[] {1, 2});
        items[0] = 9;
        assertThat(history.items()).containsExactly(3, 1);
        assertThat(history).isEqualTo(new History(new int[] {3, 1}, new float[] {1, 2}));
    }

    @Test
    void everyItemOfAPlainHistoryWeighsOne() {
        assertThat(History.of(4, 5).weights()).containsExactly(1, 1);
        assertThat(History.empty().size()).isZero();
    }

    @Test
    void differentLengthsAndWeightsThatAreNoNumbersAreRefused() {
        assertThatThrownBy(() -> new History(new int[2], new float[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 items and 1 weights");
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new History(new int[] {7}, new float[] {bad}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("item 7")
                    .hasMessageContaining(String.valueOf(bad));
        }
    }

    @Test
    void whatIsKnownOfEntriesGoesWithThem() {
        History history = new History(new int[] {7, 8}, new float[] {2, 3}, new int[] {1, 0}, new long[] {50, 60});
        assertThat(history.hasKinds()).isTrue();
        assertThat(history.hasTimes()).isTrue();
        assertThat(history.unweighted())
                .isEqualTo(new History(new int[] {7, 8}, new float[] {1, 1}, new int[] {1, 0}, new long[] {50, 60}));
        assertThat(history.renumbered(new int[] {-1, 4}).items()).containsExactly(-1, 4);
        assertThat(history.renumbered(new int[] {-1, 4}).times()).containsExactly(50, 60);
        assertThat(history.withoutLast())
                .isEqualTo(new History(new int[] {7}, new float[] {2}, new int[] {1}, new long[] {50}));
        assertThat(History.of(3).withoutLast()).isEqualTo(History.empty());
        assertThat(History.empty().withoutLast()).isEqualTo(History.empty());
        assertThat(History.of(3).hasKinds()).isFalse();
        assertThat(History.of(3).hasTimes()).isFalse();
    }

    @Test
    void kindsOrTimesOfSomeEntriesOnlyAreRefused() {
        assertThatThrownBy(() -> new History(new int[2], new float[2], new int[1], new long[0]))
                .hasMessageContaining("2 items and 1 kinds");
        assertThatThrownBy(() -> new History(new int[2], new float[2], new int[0], new long[3]))
                .hasMessageContaining("2 items and 3 times");
    }
}
