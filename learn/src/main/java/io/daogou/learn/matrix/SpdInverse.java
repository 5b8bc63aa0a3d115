package io.daogou.learn.matrix;

import java.util.function.IntConsumer;

/**
 * The inverse of a large symmetric positive definite matrix, in place, on all cores.
 *
 * <p><b>Source.</b> The symmetric sweep operator (Goodnight, The American Statistician 33(3), 1979), by blocks of pivots.
 *
 * <p><b>Model.</b> For each block K of pivots, with {@code D = A[K,K]⁻¹} from {@link Cholesky}: every other {@code A[i,j]
 * -= A[i,K] · D · A[K,j]}, then {@code A[i,K] = A[i,K] · D} and {@code A[K,K] = -D}. When all pivots are done the matrix
 * is {@code -A⁻¹}. Only the lower triangle is kept up to date; the end mirrors it.
 *
 * <p><b>Cost.</b> n³ floating-point operations, nearly all in {@link #update}; memory besides the matrix: {@code 2 · BLOCK
 * · n} floats.
 *
 * <p><b>Determinism.</b> Every entry is computed by the same operations in the same order for any number of threads.
 */
public final class SpdInverse {
    /** Pivots at a time; a multiple of 8, because {@link #update} takes 8 at once. */
    private static final int BLOCK = 64;
    /** Rows and columns of the part of the matrix that stays in the second-level cache during a step. */
    private static final int TILE_ROWS = 64;

    private static final int TILE_COLUMNS = 512;

    private final int n;
    private final float[] a;
    /** BLOCK × n: the rows of the pivots before the step. */
    private final float[] pivotRows;
    /** n × BLOCK: {@code A[i,K] · D}. */
    private final float[] factors;

    private SpdInverse(DenseMatrix matrix) {
        n = matrix.rows();
        a = matrix.values();
        pivotRows = new float[BLOCK * n];
        factors = new float[n * BLOCK];
    }

    /**
     * Replaces a matrix by its inverse, both triangles; only the lower triangle is read.
     *
     * @param matrix square, symmetric, positive definite
     * @throws IllegalArgumentException if it is not square or not positive definite; its content is lost then
     */
    public static void invert(DenseMatrix matrix) {
        invert(matrix, done -> {});
    }

    /** As {@link #invert(DenseMatrix)}; tells after each step how many pivots are done, and may be ended by an exception. */
    public static void invert(DenseMatrix matrix, IntConsumer pivotsDone) {
        if (matrix.rows() != matrix.columns()) {
            throw new IllegalArgumentException(
                    "Only a square matrix has an inverse, and this one is " + matrix.rows() + " × " + matrix.columns());
        }
        new SpdInverse(matrix).run(pivotsDone);
    }

    private void run(IntConsumer pivotsDone) {
        for (int first = 0; first < n; first += BLOCK) {
            int size = Math.min(BLOCK, n - first);
            step(first, size);
            pivotsDone.accept(first + size);
        }
        Parallel.ranges(n, TILE_ROWS, this::negateAndMirror);
    }

    private void step(int first, int size) {
        float[] inverse = invertPivots(first, size);
        java.util.Arrays.fill(pivotRows, 0);
        Parallel.ranges(n, 256, (from, to) -> {
            copyPivotRows(first, size, from, to);
            multiply(inverse, size, from, to);
        });
        // Later rows are longer: many small parts even that out.
        Parallel.ranges(n, TILE_ROWS, (from, to) -> {
            for (int column = 0; column < to; column += TILE_COLUMNS) {
                updateTile(from, to, column, first, size);
            }
        });
        Parallel.ranges(n, 256, (from, to) -> storePivots(inverse, first, size, from, to));
    }

    private float[] invertPivots(int first, int size) {
        double[] block = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                block[i * size + j] = a[(first + i) * n + first + j];
            }
        }
        Cholesky.invert(block, size);
        float[] inverse = new float[size * BLOCK];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                inverse[i * BLOCK + j] = (float) block[i * size + j];
            }
        }
        return inverse;
    }

    /** Columns {@code from .. to-1} of the pivots' rows; right of the diagonal they are read as columns. */
    private void copyPivotRows(int first, int size, int from, int to) {
        for (int column = from; column < to; column++) {
            for (int k = 0; k < size; k++) {
                int row = first + k;
                pivotRows[k * n + column] = column <= row ? a[row * n + column] : a[column * n + row];
            }
        }
    }

    private void multiply(float[] inverse, int size, int from, int to) {
        for (int i = from; i < to; i++) {
            java.util.Arrays.fill(factors, i * BLOCK, (i + 1) * BLOCK, 0);
            for (int l = 0; l < size; l++) {
                float value = pivotRows[l * n + i];
                for (int k = 0; k < BLOCK; k++) {
                    factors[i * BLOCK + k] += value * inverse[l * BLOCK + k];
                }
            }
        }
    }

    private void updateTile(int fromRow, int toRow, int column, int first, int size) {
        for (int k = 0; k < size; k += 8) {
            for (int row = fromRow; row < toRow; row++) {
                int end = Math.min(row + 1, column + TILE_COLUMNS);
                if (end > column && (row < first || row >= first + size)) {
                    update(row, column, end, k);
                }
            }
        }
    }

    /** Subtracts eight multiples of pivot rows from a piece of a row. */
    private void update(int row, int from, int to, int k) {
        float[] target = a;
        float[] source = pivotRows;
        int f = row * BLOCK + k;
        float f0 = factors[f];
        float f1 = factors[f + 1];
        float f2 = factors[f + 2];
        float f3 = factors[f + 3];
        float f4 = factors[f + 4];
        float f5 = factors[f + 5];
        float f6 = factors[f + 6];
        float f7 = factors[f + 7];
        int base = row * n;
        int s0 = k * n;
        int s1 = s0 + n;
        int s2 = s1 + n;
        int s3 = s2 + n;
        int s4 = s3 + n;
        int s5 = s4 + n;
        int s6 = s5 + n;
        int s7 = s6 + n;
        for (int j = from; j < to; j++) {
            target[base + j] -= f0 * source[s0 + j]
                    + f1 * source[s1 + j]
                    + f2 * source[s2 + j]
                    + f3 * source[s3 + j]
                    + f4 * source[s4 + j]
                    + f5 * source[s5 + j]
                    + f6 * source[s6 + j]
                    + f7 * source[s7 + j];
        }
    }

    private void storePivots(float[] inverse, int first, int size, int from, int to) {
        for (int i = from; i < to; i++) {
            for (int k = 0; k < size; k++) {
                int row = first + k;
                if (i >= first && i < first + size) {
                    a[row * n + i] = -inverse[k * BLOCK + i - first];
                } else if (i < row) {
                    a[row * n + i] = factors[i * BLOCK + k];
                } else {
                    a[i * n + row] = factors[i * BLOCK + k];
                }
            }
        }
    }

    private void negateAndMirror(int from, int to) {
        for (int row = from; row < to; row++) {
            for (int column = 0; column <= row; column++) {
                float value = -a[row * n + column];
                a[row * n + column] = value;
                a[column * n + row] = value;
            }
        }
    }
}
