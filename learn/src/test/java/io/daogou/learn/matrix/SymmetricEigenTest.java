package io.daogou.learn.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.daogou.learn.RandomData;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricEigenTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 17, 64})
    void theVectorsAndValuesGiveTheMatrixBack(int n) {
        long seed = System.nanoTime();
        checkDecomposition("seed " + seed, RandomData.positiveDefinite(n, seed), n);
    }

    /** Outer products, whose other eigenvalues are 0: of vectors that fall to denormals, are short, long, or half empty. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 0.5",
        "2, 1, 0.5",
        "32, 0.22, 0.02",
        "32, 1e-30, 0.9",
        "64, 1, 1e-5",
        "64, 1e150, 0.9",
        "20, 1e-160, 0.1"
    })
    void aMatrixOfRankOneIsTakenApart(int n, double first, double ratio) {
        for (int empty : new int[] {0, 3}) {
            double[] matrix = new double[n * n];
            for (int i = empty; i < n; i++) {
                for (int j = empty; j < n; j++) {
                    matrix[i * n + j] = first * Math.pow(ratio, i - empty) * first * Math.pow(ratio, j - empty);
                }
            }
            checkDecomposition("empty " + empty, matrix, n);
        }
    }

    /** The square of the first column's end is lost beside that of its beginning, but it must not be. */
    @Test
    void aSmallEndOfAColumnIsNotLost() {
        checkDecomposition("small end", new double[] {1, 1, 1e-9, 1, 2, 1, 1e-9, 1, 3}, 3);
    }

    /** Every entry to within n times the rounding of the largest, and rows of length 1 at right angles. */
    private static void checkDecomposition(String what, double[] matrix, int n) {
        double largest = Arrays.stream(matrix).map(Math::abs).max().orElse(0);
        SymmetricEigen eigen = SymmetricEigen.of(matrix.clone(), n);
        double[] v = eigen.vectors();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double rebuilt = 0;
                double product = 0;
                for (int k = 0; k < n; k++) {
                    rebuilt += v[k * n + i] * eigen.values()[k] * v[k * n + j];
                    product += v[i * n + k] * v[j * n + k];
                }
                assertThat(rebuilt)
                        .as("%s, n %d, entry %d %d", what, n, i, j)
                        .isCloseTo(matrix[i * n + j], offset(1e-14 * n * largest));
                assertThat(product).as("%s, rows %d and %d", what, i, j).isCloseTo(i == j ? 1 : 0, offset(1e-13 * n));
            }
        }
    }

    @Test
    void aDiagonalMatrixKeepsItsValuesAndZerosAreAllowed() {
        SymmetricEigen eigen = SymmetricEigen.of(new double[] {3, 0, 0, 0, -2, 0, 0, 0, 0}, 3);
        double[] values = eigen.values().clone();
        Arrays.sort(values);
        assertThat(values).containsExactly(-2, 0, 3);
        checkDecomposition("zero", new double[16], 4);
    }

    /** [2 1; 1 2] has the values 1 and 3. */
    @Test
    void theValuesOfAKnownMatrixAreFound() {
        double[] values = SymmetricEigen.of(new double[] {2, 1, 1, 2}, 2).values();
        Arrays.sort(values);
        assertThat(values[0]).isCloseTo(1, offset(1e-12));
        assertThat(values[1]).isCloseTo(3, offset(1e-12));
    }

    @Test
    void anEntryThatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> SymmetricEigen.of(new double[] {1, Double.NaN, Double.NaN, 1}, 2))
                .hasMessageContaining("0, 1")
                .hasMessageContaining("NaN");
    }
}
