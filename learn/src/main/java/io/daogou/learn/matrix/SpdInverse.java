package io.daogou.learn.matrix;

import java.util.Arrays;
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
 * <p><b>Cost.</b> n³ floating-point operations, nearly all in {@link #subtract}; memory besides the matrix: {@code 2 ·
 * BLOCK · n} floats.
 *
 * <p><b>Determinism.</b> Every entry is computed by the same operations in the same order for any number of threads.
 */
public final class SpdInverse {
    /** Pivots at a time. */
    private static final int BLOCK = 64;
    /** Pivots that {@link #subtract} takes at once. */
    private static final int GROUP = 4;
    /** Columns at a time: a buffer of them stays in the first-level cache, BLOCK times as many in the second. */
    private static final int TILE = 256;
    /** Rows per part of a parallel loop. Later rows are longer; many small parts even that out. */
    private static final int GRAIN = 64;

    private final int n;
    private final float[] a;
    /** The rows of the pivots before the step, in pieces: GROUP rows × TILE columns, piece {@code tile · 16 + group}. */
    private final float[][] pieces;
    /** n × BLOCK: {@code A[i,K] · D}. */
    private final float[] factors;

    private SpdInverse(DenseMatrix matrix) {
        n = matrix.rows();
        a = matrix.values();
        pieces = new float[(n + TILE - 1) / TILE * (BLOCK / GROUP)][GROUP * TILE];
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
        Parallel.ranges(n, GRAIN, this::negateAndMirror);
    }

    private void step(int first, int size) {
        float[] inverse = invertPivots(first, size);
        Parallel.ranges(n, TILE, (from, to) -> {
            copyPivotRows(first, size, from, to);
            multiply(inverse, size, from, to);
        });
        Parallel.ranges(n, GRAIN, (from, to) -> {
            float[] buffer = new float[TILE];
            for (int tile = 0; tile * TILE < to; tile++) {
                updateTile(from, to, tile, first, size, buffer);
            }
        });
        Parallel.ranges(n, TILE, (from, to) -> storePivots(inverse, first, size, from, to));
    }

    /** {@code D}, padded with zeros to rows of BLOCK. */
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
            for (int k = 0; k < BLOCK; k++) {
                int row = first + k;
                float value = k >= size ? 0 : column <= row ? a[row * n + column] : a[column * n + row];
                pieces[piece(column, k)][place(column, k)] = value;
            }
        }
    }

    private static int piece(int column, int k) {
        return column / TILE * (BLOCK / GROUP) + k / GROUP;
    }

    private static int place(int column, int k) {
        return k % GROUP * TILE + column % TILE;
    }

    private void multiply(float[] inverse, int size, int from, int to) {
        float[] sums = new float[BLOCK];
        for (int i = from; i < to; i++) {
            Arrays.fill(sums, 0);
            for (int l = 0; l < size; l++) {
                float value = pieces[piece(i, l)][place(i, l)];
                for (int k = 0; k < BLOCK; k++) {
                    sums[k] += value * inverse[l * BLOCK + k];
                }
            }
            System.arraycopy(sums, 0, factors, i * BLOCK, BLOCK);
        }
    }

    private void updateTile(int fromRow, int toRow, int tile, int first, int size, float[] buffer) {
        int column = tile * TILE;
        for (int row = Math.max(fromRow, column); row < toRow; row++) {
            if (row < first || row >= first + size) {
                int length = Math.min(row + 1 - column, TILE);
                System.arraycopy(a, row * n + column, buffer, 0, length);
                for (int k = 0; k < BLOCK; k += GROUP) {
                    int f = row * BLOCK + k;
                    subtract(
                            buffer,
                            pieces[piece(column, k)],
                            factors[f],
                            factors[f + 1],
                            factors[f + 2],
                            factors[f + 3]);
                }
                System.arraycopy(buffer, 0, a, row * n + column, length);
            }
        }
    }

    /**
     * Subtracts multiples of four pivot rows from a piece of a row.
     *
     * <p>The JIT turns this shape into vector instructions: a buffer that is no part of the matrix, one source array, and
     * constant distances. Eight rows at once, or offsets in variables, and it does not (7 times slower on JDK 25).
     */
    private static void subtract(float[] buffer, float[] source, float f0, float f1, float f2, float f3) {
        for (int j = 0; j < TILE; j++) {
            buffer[j] -= f0 * source[j] + f1 * source[j + TILE] + f2 * source[j + 2 * TILE] + f3 * source[j + 3 * TILE];
        }
    }

    private void storePivots(float[] inverse, int first, int size, int from, int to) {
        for (int i = from; i < to; i++) {
            for (int k = 0; k < size; k++) {
                int row = first + k;
                if (i < first) {
                    a[row * n + i] = factors[i * BLOCK + k];
                } else if (i >= first + size) {
                    a[i * n + row] = factors[i * BLOCK + k];
                } else if (i <= row) {
                    a[row * n + i] = -inverse[k * BLOCK + i - first];
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
