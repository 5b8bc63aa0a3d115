package io.daogou.learn.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PaddedRowsTest {
    private static final float[] TWICE = {2, 2, 2};

    private final PaddedRows rows = new PaddedRows(3);
    private final float[] source = {9, 1, 2, 3, 4, 5, 6};

    private void putTwo() {
        rows.resize(2);
        rows.put(0, source, 1, TWICE);
        rows.put(1, source, 4, TWICE);
    }

    private float[] vector(float... start) {
        return Arrays.copyOf(start, rows.stride());
    }

    @Test
    void productsAreThoseOfTheScaledRowsAndZeroInThePadding() {
        putTwo();
        float[] products = {7, 7, 7, 7, 7, 7, 7, 7, 7};
        rows.times(vector(1, 10, 100), products);
        assertThat(products).containsExactly(642, 1308, 0, 0, 0, 0, 0, 0, 7);
    }

    @Test
    void productsOfARowWithItselfAndThoseAfterIt() {
        putTwo();
        float[] products = new float[10];
        rows.timesRow(0, products, 2);
        assertThat(products[2]).isEqualTo(56);
        assertThat(products[3]).isEqualTo(128);
        rows.timesRow(1, products, 2);
        assertThat(products[3]).isEqualTo(308);
    }

    @Test
    void aSumOfRowsIsAddedAndFactorsAfterTheLastRowAreNotRead() {
        putTwo();
        float[] vector = vector(1, 1, 1);
        rows.addTo(vector, new float[] {1, 0.5f, Float.NaN, Float.NaN});
        assertThat(vector).containsExactly(vector(7, 10, 13));
    }

    @Test
    void nothingIsLeftOfFormerRows() {
        rows.resize(30);
        for (int row = 0; row < 30; row++) {
            rows.put(row, source, 4, TWICE);
        }
        putTwo();
        float[] products = new float[8];
        rows.times(vector(1, 10, 100), products);
        assertThat(products).containsExactly(642, 1308, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void listedRowsOfAMatrixAreGatheredAndScaled() {
        // Rows of 67 entries take several cache lines, and the last does not end with one.
        int length = 67;
        float[] matrix = new float[5 * length];
        for (int row = 0; row < 5; row++) {
            Arrays.fill(matrix, row * length, (row + 1) * length, row);
        }
        float[] scale = new float[length];
        Arrays.fill(scale, 2);
        PaddedRows gathered = new PaddedRows(length);
        gathered.gather(matrix, new int[] {4, 0, 3, 1}, 3, scale);
        float[] ones = new float[gathered.stride()];
        Arrays.fill(ones, 1);
        float[] products = new float[8];
        gathered.times(ones, products);
        assertThat(products).containsExactly(8 * length, 0, 6 * length, 0, 0, 0, 0, 0);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        putTwo();
        assertThatThrownBy(() -> rows.put(2, source, 1, TWICE)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> rows.put(0, source, 5, TWICE)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> rows.gather(source, new int[] {2}, 1, TWICE))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> rows.gather(source, new int[] {-1}, 1, TWICE))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> rows.gather(source, new int[] {0}, 2, TWICE))
                .isInstanceOf(IndexOutOfBoundsException.class);
        putTwo();
        assertThatThrownBy(() -> rows.times(new float[3], new float[8])).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> rows.times(vector(), new float[7])).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> rows.timesRow(0, new float[9], 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> rows.addTo(vector(), new float[1])).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
