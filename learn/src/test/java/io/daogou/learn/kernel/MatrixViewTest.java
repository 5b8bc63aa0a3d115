package io.daogou.learn.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MatrixViewTest {
    private final float[] values = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    private final MatrixView view = MatrixView.of(values, 3, 4);

    @Test
    void aPartOfATransposedMatrixIsWhereItBelongs() {
        MatrixView part = view.transposed().rows(1, 3).columns(1, 3);
        assertThat(values[part.at(0, 0)]).isEqualTo(5);
        assertThat(values[part.at(1, 0)]).isEqualTo(6);
        assertThat(values[part.at(0, 1)]).isEqualTo(9);
        assertThat(part.rows()).isEqualTo(2);
    }

    @Test
    void anEmptyPartAtTheEndIsAllowed() {
        assertThat(view.rows(3, 3).rows()).isZero();
        assertThat(view.columns(4, 4).columns()).isZero();
    }

    @Test
    void aViewThatReachesBeyondItsArrayIsRefused() {
        assertThatThrownBy(() -> MatrixView.of(values, 4, 4))
                .hasMessageContaining("reaches place 15")
                .hasMessageContaining("has 12");
        assertThatThrownBy(() -> new MatrixView(values, 0, -1, 2, 2, 1)).hasMessageContaining("-1 × 2");
        assertThatThrownBy(() -> view.rows(2, 4)).hasMessageContaining("rows 2 to 4");
        assertThatThrownBy(() -> view.columns(-1, 2)).hasMessageContaining("columns -1 to 2");
    }
}
