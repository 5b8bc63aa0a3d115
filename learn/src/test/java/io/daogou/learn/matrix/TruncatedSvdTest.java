package io.daogou.learn.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.daogou.learn.Threads;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TruncatedSvdTest {
    private static SparseRows random(int rows, int columns, double density, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] dense = new float[rows][columns];
        for (float[] row : dense) {
            for (int c = 0; c < columns; c++) {
                row[c] = random.nextDouble() < density ? (float) random.nextDouble() : 0;
            }
        }
        return sparse(dense, columns);
    }

    private static SparseRows sparse(float[][] dense, int columns) {
        TopRows rows = new TopRows(dense.length, columns, Math.max(1, columns));
        for (int r = 0; r < dense.length; r++) {
            rows.keepLargest(r, dense[r]);
        }
        return rows.build();
    }

    private static TruncatedSvd.Result svd(SparseRows matrix, int rank, int rounds) {
        return TruncatedSvd.of(matrix, new TruncatedSvd.Parameters(rank, rounds, 5), round -> {});
    }

    @Test
    void theValuesOfADiagonalMatrixAreItsLargestEntries() {
        float[][] diagonal = new float[60][40];
        for (int k = 0; k < 40; k++) {
            diagonal[k][k] = 1 + (k * 7) % 40;
        }
        TruncatedSvd.Result result = svd(sparse(diagonal, 40), 5, 30);
        for (int k = 0; k < 5; k++) {
            assertThat((double) result.values()[k]).isCloseTo(40.0 - k, offset(1e-3));
            int place = (39 - k) * 23 % 40;
            assertThat((double) Math.abs(result.vectors().get(k, place))).isCloseTo(1, offset(1e-3));
        }
    }

    /** {@code AᵀA v = σ² v}, and the vectors are orthonormal. */
    @Test
    void theVectorsAreSingularVectors() {
        long seed = System.nanoTime();
        SparseRows matrix = random(120, 50, 0.2, seed);
        TruncatedSvd.Result result = svd(matrix, 50, 3);
        DenseMatrix vectors = result.vectors();
        assertThat(vectors.rows()).isEqualTo(50);
        for (int k = 0; k < 50; k++) {
            float[] v = new float[50];
            System.arraycopy(vectors.values(), k * 50, v, 0, 50);
            double value = result.values()[k];
            float[] image = gramTimes(matrix, v);
            for (int c = 0; c < 50; c++) {
                assertThat((double) image[c])
                        .as("seed %d, vector %d", seed, k)
                        .isCloseTo(value * value * v[c], offset(2e-3));
            }
            for (int other = 0; other <= k; other++) {
                double dot = 0;
                for (int c = 0; c < 50; c++) {
                    dot += vectors.get(other, c) * v[c];
                }
                assertThat(dot).as("seed %d, %d with %d", seed, k, other).isCloseTo(k == other ? 1 : 0, offset(1e-4));
            }
        }
    }

    private static float[] gramTimes(SparseRows matrix, float[] v) {
        float[] image = new float[v.length];
        for (int row = 0; row < matrix.rows(); row++) {
            float dot = 0;
            for (int k = matrix.start(row); k < matrix.end(row); k++) {
                dot += matrix.value(k) * v[matrix.column(k)];
            }
            matrix.addRow(row, dot, image);
        }
        return image;
    }

    @Test
    void aRankBeyondThatOfTheMatrixGivesZeros() {
        float[][] ones = new float[30][20];
        for (float[] row : ones) {
            Arrays.fill(row, 1);
        }
        TruncatedSvd.Result result = svd(sparse(ones, 20), 6, 4);
        assertThat((double) result.values()[0]).isCloseTo(Math.sqrt(600), offset(1e-3));
        for (int k = 1; k < 6; k++) {
            assertThat((double) result.values()[k]).isCloseTo(0, offset(1e-2));
            for (int c = 0; c < 20; c++) {
                assertThat(result.vectors().get(k, c)).isZero();
            }
        }
    }

    @Test
    void emptyMatricesHaveNoOrZeroValues() {
        assertThat(svd(new SparseRows(0, new int[] {0}, new int[0], new float[0]), 3, 2)
                        .values())
                .isEmpty();
        assertThat(svd(new SparseRows(2, new int[] {0, 0, 0}, new int[0], new float[0]), 3, 2)
                        .values())
                .containsExactly(0, 0);
    }

    @Test
    void theNumberOfThreadsDoesNotChangeABit() {
        SparseRows matrix = random(700, 300, 0.05, 9);
        float[] one = Threads.with(1, () -> svd(matrix, 20, 4).vectors().values());
        float[] four = Threads.with(4, () -> svd(matrix, 20, 4).vectors().values());
        assertThat(four).isEqualTo(one);
    }

    @Test
    void everyRoundIsTold() {
        List<Long> rounds = new ArrayList<>();
        TruncatedSvd.of(random(9, 9, 0.5, 1), new TruncatedSvd.Parameters(2, 3, 1), rounds::add);
        assertThat(rounds).containsExactly(1L, 2L, 3L);
        assertThatThrownBy(() -> new TruncatedSvd.Parameters(0, 1, 1)).hasMessageContaining("rank is 0");
    }
}
