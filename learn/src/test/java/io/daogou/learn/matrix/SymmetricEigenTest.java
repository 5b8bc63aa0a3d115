package io.daogou.learn.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.daogou.learn.RandomData;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SymmetricEigenTest {
    @Test
    void theVectorsAndValuesGiveTheMatrixBack() {
        long seed = System.nanoTime();
        for (int n : new int[] {0, 1, 2, 3, 4, 17, 64}) {
            double[] matrix = RandomData.positiveDefinite(n, seed);
            SymmetricEigen eigen = SymmetricEigen.of(matrix.clone(), n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double rebuilt = 0;
                    double product = 0;
                    for (int k = 0; k < n; k++) {
                        double[] v = eigen.vectors();
                        rebuilt += v[k * n + i] * eigen.values()[k] * v[k * n + j];
                        product += v[i * n + k] * v[j * n + k];
                    }
                    assertThat(rebuilt)
                            .as("seed %d, n %d, entry %d %d", seed, n, i, j)
                            .isCloseTo(matrix[i * n + j], offset(1e-9 * (n + 1)));
                    assertThat(product).as("rows %d and %d", i, j).isCloseTo(i == j ? 1 : 0, offset(1e-10));
                }
            }
        }
    }

    @Test
    void aDiagonalMatrixKeepsItsValuesAndZerosAreAllowed() {
        SymmetricEigen eigen = SymmetricEigen.of(new double[] {3, 0, 0, 0, -2, 0, 0, 0, 0}, 3);
        double[] values = eigen.values().clone();
        Arrays.sort(values);
        assertThat(values).containsExactly(-2, 0, 3);
        assertThat(SymmetricEigen.of(new double[16], 4).values()).containsOnly(0);
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
