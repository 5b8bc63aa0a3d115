package io.daogou.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.learn.matrix.SparseRows;
import org.junit.jupiter.api.Test;

class FilledRowsTest {
    /** 0 says 4 of item 1 and 2 of item 2; 1 says nothing; 2 says 1 of item 0. */
    private static final SparseRows ROWS =
            new SparseRows(4, new int[] {0, 2, 2, 3, 3}, new int[] {1, 2, 0}, new float[] {4, 2, 1});

    @Test
    void whatIsAddedStandsBelowWhatWasThereInItsOwnOrder() {
        SparseRows more = new SparseRows(4, new int[] {0, 4}, new int[] {0, 1, 2, 3}, new float[] {9, 8, 7, 6});
        SparseRows filled = new FilledRows(ROWS, new int[] {2}, more, 3).build();
        assertThat(filled.at(2, 0)).isEqualTo(1);
        assertThat(filled.at(2, 1)).isPositive().isLessThan(1);
        assertThat(filled.at(2, 3)).isPositive().isLessThan(filled.at(2, 1));
        assertThat(filled.at(2, 2)).as("itself").isZero();
        assertThat(filled.at(0, 1)).as("other rows").isEqualTo(4);
        assertThat(filled.size()).isEqualTo(ROWS.size() + 2);
    }

    @Test
    void anEmptyRowTakesTheWeightsAsTheyAreAndNothingBelowZero() {
        SparseRows more = new SparseRows(4, new int[] {0, 3}, new int[] {0, 2, 3}, new float[] {.5f, -1, .25f});
        SparseRows filled = new FilledRows(ROWS, new int[] {1}, more, 3).build();
        assertThat(filled.at(1, 0)).isEqualTo(.5f);
        assertThat(filled.at(1, 2)).isZero();
        assertThat(filled.at(1, 3)).isEqualTo(.25f);
    }

    @Test
    void noRowGetsLongerThanWanted() {
        SparseRows more = new SparseRows(4, new int[] {0, 3}, new int[] {0, 2, 3}, new float[] {1, 2, 3});
        SparseRows filled = new FilledRows(ROWS, new int[] {1}, more, 2).build();
        assertThat(filled.end(1) - filled.start(1)).isEqualTo(2);
        assertThat(filled.at(1, 0)).as("the lowest").isZero();
        assertThat(new FilledRows(ROWS, new int[0], more, 2).build()).isEqualTo(ROWS);
    }
}
