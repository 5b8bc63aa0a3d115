package io.daogou.learn.matrix;

import io.daogou.learn.kernel.MatrixView;
import io.daogou.learn.kernel.PackedProduct;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The inverse of a large symmetric positive definite matrix, in place, on all cores.
 *
 * <p><b>Source.</b> The symmetric sweep operator (Goodnight, The American Statistician 33(3), 1979), by blocks of pivots.
 *
 * <p><b>Model.</b> For each block K of pivots, with {@code D = A[K,K]⁻¹}: every other {@code A[i,j] -= A[i,K] · D ·
 * A[K,j]}, then {@code A[i,K] = A[i,K] · D} and {@code A[K,K] = -D}. When all pivots are done the matrix is {@code -A⁻¹}.
 * Only the lower triangle is kept up to date; the end mirrors it. {@code D} itself comes from the same procedure with
 * smaller blocks, and those from {@link Cholesky} in double precision.
 *
 * <p><b>Cost.</b> n³ floating-point operations, nearly all in one {@link PackedProduct} per block; memory besides the
 * matrix: {@code 5 · BLOCK · n} floats.
 *
 * <p><b>Determinism.</b> Every entry is computed by the same operations in the same order for any number of threads.
 */
public final class SpdInverse {
    /** Pivots at a time: the depth that products are fastest at. */
    private static final int BLOCK = PackedProduct.DEPTH;
    /** Pivots at a time within a block; small, as their inverse is one thread's work. */
    private static final int SMALL_BLOCK = 32;
    /** Rows per part of a parallel loop. Later rows are longer; many small parts even that out. */
    private static final int GRAIN = 32 * PackedProduct.tileRows();
    /** Rows and columns that are mirrored at a time, so that both sides stay in the cache. */
    private static final int TILE = 64;

    private final int n;
    private final int block;
    private final float[] a;
    private final MatrixView view;
    /** n × block: {@code A[i,K]} before the step, zero for i in K. */
    private final float[] pivots;
    /** n × block: {@code A[i,K] · D}. */
    private final float[] factors;

    /** {@code A[i,K] · D}, packed. */
    private final PackedProduct scaling;
    /** What is subtracted from the matrix, packed. */
    private final PackedProduct product;

    private SpdInverse(DenseMatrix matrix, int block) {
        n = matrix.rows();
        this.block = Math.min(block, Math.max(1, n));
        a = matrix.values();
        view = matrix.view();
        pivots = new float[n * this.block];
        factors = new float[n * this.block];
        scaling = new PackedProduct(n, this.block, this.block);
        product = new PackedProduct(n, n, this.block);
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
        new SpdInverse(matrix, BLOCK).run(pivotsDone, 0);
    }

    /** The bytes that an inversion takes besides the matrix. */
    public static long bytesNeeded(int n) {
        return 5L * Math.min(BLOCK, n) * n * Float.BYTES;
    }

    /**
     * Inverts.
     *
     * @param origin the number of the first pivot in the matrix that the caller of all has, for messages
     */
    private void run(IntConsumer pivotsDone, int origin) {
        for (int first = 0; first < n; first += block) {
            int size = Math.min(block, n - first);
            step(first, size, origin);
            pivotsDone.accept(first + size);
        }
        int tiles = (n + TILE - 1) / TILE;
        Parallel.ranges(tiles, 1, (from, to) -> {
            for (int tile = from; tile < to; tile++) {
                negateAndMirror(tile * TILE);
            }
        });
    }

    private void step(int first, int size, int origin) {
        DenseMatrix inverse = invertPivots(first, size, origin);
        Parallel.ranges(n, GRAIN, (from, to) -> copyPivots(first, size, from, to));
        MatrixView before = panel(pivots, size);
        MatrixView after = panel(factors, size);
        scale(before, inverse, after);
        Parallel.ranges(n, GRAIN, (from, to) -> product.fillRows(after, -1, from, to));
        int columns = 8 * PackedProduct.tileColumns();
        Parallel.ranges(n, columns, (from, to) -> product.fillColumns(before.transposed(), from, to));
        Parallel.ranges(n, GRAIN, (from, to) -> product.addTo(view, new PackedProduct.Part(from, to, 0, to, true)));
        Parallel.ranges(n, GRAIN, (from, to) -> storePivots(inverse, first, size, from, to));
    }

    private void scale(MatrixView before, DenseMatrix inverse, MatrixView after) {
        int size = inverse.rows();
        PackedProduct scaled = size == block ? scaling : new PackedProduct(n, size, size);
        scaled.fillColumns(inverse.view(), 0, size);
        Parallel.ranges(n, GRAIN, (from, to) -> {
            scaled.fillRows(before, 1, from, to);
            Arrays.fill(factors, from * block, to * block, 0);
            scaled.addTo(after, new PackedProduct.Part(from, to, 0, size, false));
        });
    }

    private MatrixView panel(float[] values, int size) {
        return new MatrixView(values, 0, n, size, block, 1);
    }

    /** {@code D}. */
    private DenseMatrix invertPivots(int first, int size, int origin) {
        if (size <= SMALL_BLOCK) {
            return invertSmall(first, size, origin);
        }
        DenseMatrix inverse = new DenseMatrix(size, size);
        for (int i = 0; i < size; i++) {
            System.arraycopy(a, (first + i) * n + first, inverse.values(), i * size, i + 1);
        }
        new SpdInverse(inverse, SMALL_BLOCK).run(done -> {}, origin + first);
        return inverse;
    }

    private DenseMatrix invertSmall(int first, int size, int origin) {
        double[] exact = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                exact[i * size + j] = a[(first + i) * n + first + j];
            }
        }
        Cholesky.invert(exact, size, origin + first);
        DenseMatrix inverse = new DenseMatrix(size, size);
        for (int k = 0; k < exact.length; k++) {
            inverse.values()[k] = (float) exact[k];
        }
        return inverse;
    }

    /** Rows {@code from .. to-1} of the pivots' columns; above the pivots they are read as rows. */
    private void copyPivots(int first, int size, int from, int to) {
        for (int row = from; row < to; row++) {
            if (row >= first + size) {
                System.arraycopy(a, row * n + first, pivots, row * block, size);
            } else if (row >= first) {
                Arrays.fill(pivots, row * block, row * block + size, 0);
            } else {
                for (int k = 0; k < size; k++) {
                    pivots[row * block + k] = a[(first + k) * n + row];
                }
            }
        }
    }

    private void storePivots(DenseMatrix inverse, int first, int size, int from, int to) {
        for (int row = from; row < to; row++) {
            if (row >= first + size) {
                System.arraycopy(factors, row * block, a, row * n + first, size);
            } else if (row >= first) {
                for (int k = 0; k <= row - first; k++) {
                    a[row * n + first + k] = -inverse.get(row - first, k);
                }
            } else {
                for (int k = 0; k < size; k++) {
                    a[(first + k) * n + row] = factors[row * block + k];
                }
            }
        }
    }

    /** The rows of a tile, and by them the columns above it. */
    private void negateAndMirror(int first) {
        int end = Math.min(n, first + TILE);
        for (int left = 0; left < end; left += TILE) {
            for (int row = first; row < end; row++) {
                for (int column = left; column < Math.min(left + TILE, row + 1); column++) {
                    float value = -a[row * n + column];
                    a[row * n + column] = value;
                    a[column * n + row] = value;
                }
            }
        }
    }
}
