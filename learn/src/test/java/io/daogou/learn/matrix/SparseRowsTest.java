package io.daogou.learn.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SparseRowsTest {
    private final SparseRows rows =
            new SparseRows(4, new int[] {0, 2, 2, 3}, new int[] {1, 3, 0}, new float[] {10, 30, 5});

    @Test
    void entriesAreFoundByRow() {
        assertThat(rows.rows()).isEqualTo(3);
        assertThat(rows.columns()).isEqualTo(4);
        assertThat(rows.size()).isEqualTo(3);
        assertThat(rows.start(1)).isEqualTo(rows.end(1));
        assertThat(rows.column(rows.start(2))).isZero();
        assertThat(rows.value(1)).isEqualTo(30);
        assertThat(rows.at(0, 3)).isEqualTo(30);
        assertThat(rows.at(0, 2)).isZero();
    }

    @Test
    void aRowIsAddedWithAFactor() {
        float[] target = {1, 1, 1, 1};
        rows.addRow(0, 2, target);
        assertThat(target).containsExactly(1, 21, 1, 61);
    }

    @Test
    void equalContentIsEqual() {
        SparseRows same = new SparseRows(4, new int[] {0, 2, 2, 3}, new int[] {1, 3, 0}, new float[] {10, 30, 5});
        assertThat(same).isEqualTo(rows).hasSameHashCodeAs(rows);
        assertThat(new SparseRows(5, new int[] {0, 2, 2, 3}, new int[] {1, 3, 0}, new float[] {10, 30, 5}))
                .isNotEqualTo(rows);
    }

    @Test
    void arraysThatAreNoMatrixAreRefused() {
        refused(2, new int[] {0, 2}, new int[] {1, 0}, new float[] {1, 1}, "ascend");
        refused(2, new int[] {0, 2}, new int[] {1, 1}, new float[] {1, 1}, "ascend");
        refused(2, new int[] {0, 1}, new int[] {2}, new float[] {1}, "0..1");
        refused(2, new int[] {0, 1}, new int[] {-1}, new float[] {1}, "column -1");
        refused(2, new int[] {0, 1}, new int[] {1}, new float[] {Float.NaN}, "NaN");
        refused(2, new int[] {0, 2}, new int[] {1}, new float[] {1}, "last start");
        refused(2, new int[] {0, 2, 1}, new int[] {1}, new float[] {1}, "after the next");
        refused(2, new int[] {}, new int[] {}, new float[] {}, "begin with 0");
    }

    private static void refused(int columns, int[] starts, int[] indices, float[] values, String reason) {
        assertThatThrownBy(() -> new SparseRows(columns, starts, indices, values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
