package io.daogou.learn.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TopRowsTest {
    @Test
    void theHighestPositiveCandidatesAreKeptInColumnOrder() {
        TopRows top = new TopRows(2, 6, 2);
        float[] dense = {5, 9, -7, 8, 0, 100};
        top.keepHighest(1, new int[] {4, 3, 2, 1, 0}, 5, dense);
        SparseRows rows = top.build();
        assertThat(rows).isEqualTo(new SparseRows(6, new int[] {0, 0, 2}, new int[] {1, 3}, new float[] {9, 8}));
    }

    @Test
    void theLargestMagnitudesKeepTheirSigns() {
        TopRows top = new TopRows(1, 4, 2);
        top.keepLargest(0, new float[] {1, -3, 0, 2});
        assertThat(top.build()).isEqualTo(new SparseRows(4, new int[] {0, 2}, new int[] {1, 3}, new float[] {-3, 2}));
    }

    @Test
    void amongEqualValuesTheLowerColumnStays() {
        TopRows top = new TopRows(1, 5, 2);
        top.keepHighest(0, new int[] {4, 2, 3, 1}, 4, new float[] {0, 1, 1, 1, 1});
        assertThat(top.build().columnIndices()).containsExactly(1, 2);
    }

    @Test
    void zerosAreNotKeptAndALimitAboveTheColumnsKeepsAll() {
        TopRows top = new TopRows(1, 3, Integer.MAX_VALUE);
        top.keepLargest(0, new float[] {0, 2, 0});
        assertThat(top.build().size()).isEqualTo(1);
        assertThatThrownBy(() -> new TopRows(1, 3, 0)).hasMessageContaining("limit is 0");
    }
}
