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
}
