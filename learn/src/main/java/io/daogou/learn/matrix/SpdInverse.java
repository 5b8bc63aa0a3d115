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
 * <p><b>Cost.</b> n³ floating-point operations, nearly all in one {@link PackedProduct} per block, which reads and writes
 * the triangle once; memory besides the matrix: {@code 2 · BLOCK · n} floats for what is packed, and {@code 3 · BLOCK²} for
 * {@code D}, alone and packed on either side.
 *
 * <p><b>Determinism.</b> Every entry is computed by the same operations in the same order for any number of threads.
 */
public final class SpdInverse {
    /** Where a block may begin: at tiles of the product, in both directions. */
    private static final int UNIT = leastCommonMultiple(PackedProduct.tileRows(), PackedProduct.tileColumns());
    /** Pivots at a time. More of them touch the matrix less often; fewer leave less to their own inverse. */
    private static final int BLOCK = UNIT * Math.max(1, 960 / UNIT);
    /** Rows per part of a parallel loop over the pivots' columns. */
    private static final int GRAIN = 32 * PackedProduct.tileRows();
    /** Rows and columns that are mirrored at a time, so that both sides stay in the cache. */
    private static final int TILE = 64;

    private final int n;
    private final int block;
    private final float[] values;
    private final MatrixView view;
    /** What is subtracted from the matrix for a block, packed: {@code A[i,K] · D} and {@code A[K,j]}. */
    private PackedProduct product;

    private SpdInverse(DenseMatrix matrix, int block) {
        n = matrix.rows();
        this.block = Math.min(block, Math.max(1, n));
        values = matrix.values();
        view = matrix.view();
        product = new PackedProduct(n, n, this.block);
    }

    private static int leastCommonMultiple(int a, int b) {
        int multiple = a;
        while (multiple % b != 0) {
            multiple += a;
        }
        return multiple;
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

    /**
     * As {@link #invert(DenseMatrix)}; tells how many pivots are done, and may be ended by an exception. Within the step
     * of a block of pivots the same number is told several times, so that nobody who wants an end waits for a whole step.
     */
    public static void invert(DenseMatrix matrix, IntConsumer pivotsDone) {
        if (matrix.rows() != matrix.columns()) {
            throw new IllegalArgumentException(
                    "Only a square matrix has an inverse, and this one is " + matrix.rows() + " × " + matrix.columns());
        }
        new SpdInverse(matrix, BLOCK).run(pivotsDone, 0);
    }

    /** The bytes that an inversion takes besides the matrix. */
    public static long bytesNeeded(int n) {
        long block = Math.min(BLOCK, n);
        int edges = PackedProduct.tileRows() + PackedProduct.tileColumns();
        return (2L * n + 2L * edges + 3 * block) * block * Float.BYTES;
    }

    /**
     * Inverts.
     *
     * @param origin the number of the first pivot in the matrix that the caller of all has, for messages
     */
    private void run(IntConsumer pivotsDone, int origin) {
        for (int first = 0; first < n; first += block) {
            int size = Math.min(block, n - first);
            int done = first;
            if (size < block) {
                product = product.withDepth(size);
            }
            step(first, first + size, origin, () -> pivotsDone.accept(done));
            pivotsDone.accept(first + size);
        }
        int tiles = (n + TILE - 1) / TILE;
        Parallel.ranges(tiles, 1, (from, to) -> {
            for (int tile = from; tile < to; tile++) {
                negateAndMirror(tile * TILE);
            }
        });
    }

    /**
     * The step for pivots {@code first .. end-1}. Rows and columns before them end where they begin, so tiles fit.
     *
     * @param between runs between its parts
     */
    private void step(int first, int end, int origin, Runnable between) {
        DenseMatrix inverse = invertPivots(first, end - first, origin);
        packColumns(view.rows(first, end), 0, first);
        packColumns(view.columns(first, end).transposed(), end, n);
        scaleLeft(inverse, first, end);
        scaleBelow(inverse, first, end);
        between.run();
        Products.add(product, view, new PackedProduct.Part(0, first, 0, first, true));
        if (end < n) {
            between.run();
            Products.add(product, view, new PackedProduct.Part(end, n, 0, first, false));
            between.run();
            Products.add(product, view, new PackedProduct.Part(end, n, end, n, true));
        }
        store(inverse, first);
    }

    private void packColumns(MatrixView pivots, int from, int to) {
        Parallel.ranges(
                to - from, 16 * PackedProduct.tileColumns(), (a, b) -> product.fillColumns(pivots, from + a, from + b));
    }

    /** The pivots' rows left of them, {@code A[K,j] = D · A[K,j]}: the right factor is packed already, the result is packed. */
    private void scaleLeft(DenseMatrix inverse, int first, int end) {
        PackedProduct scaled = product.withRows(end - first);
        Parallel.ranges(end - first, GRAIN, (from, to) -> {
            scaled.fillRows(inverse.view(), 1, from, to);
            for (int row = from; row < to; row++) {
                Arrays.fill(values, view.at(first + row, 0), view.at(first + row, first), 0);
            }
        });
        MatrixView left = view.rows(first, end);
        Products.add(scaled, left, new PackedProduct.Part(0, end - first, 0, first, false));
        Parallel.ranges(first, GRAIN, (from, to) -> product.fillRows(left.transposed(), -1, from, to));
    }

    /** The pivots' columns below them, {@code A[i,K] = A[i,K] · D}; they are packed for that, and again when they are done. */
    private void scaleBelow(DenseMatrix inverse, int first, int end) {
        MatrixView below = view.columns(first, end);
        PackedProduct scaled = product.withColumns(end - first);
        scaled.fillColumns(inverse.view(), 0, end - first);
        Parallel.ranges(n - end, GRAIN, (a, b) -> {
            int from = end + a;
            int to = end + b;
            product.fillRows(below, 1, from, to);
            for (int row = from; row < to; row++) {
                Arrays.fill(values, view.at(row, first), view.at(row, end), 0);
            }
            scaled.addTo(below, new PackedProduct.Part(from, to, 0, end - first, false));
            product.fillRows(below, -1, from, to);
        });
    }

    private void store(DenseMatrix inverse, int first) {
        for (int row = 0; row < inverse.rows(); row++) {
            for (int k = 0; k <= row; k++) {
                values[view.at(first + row, first + k)] = -inverse.get(row, k);
            }
        }
    }

    /** {@code D}. */
    private DenseMatrix invertPivots(int first, int size, int origin) {
        if (size <= UNIT) {
            return invertSmall(first, size, origin);
        }
        DenseMatrix inverse = new DenseMatrix(size, size);
        for (int i = 0; i < size; i++) {
            System.arraycopy(values, (first + i) * n + first, inverse.values(), i * size, i + 1);
        }
        new SpdInverse(inverse, UNIT).run(done -> {}, origin + first);
        return inverse;
    }

    private DenseMatrix invertSmall(int first, int size, int origin) {
        double[] exact = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                exact[i * size + j] = values[(first + i) * n + first + j];
            }
        }
        Cholesky.invert(exact, size, origin + first);
        DenseMatrix inverse = new DenseMatrix(size, size);
        for (int k = 0; k < exact.length; k++) {
            inverse.values()[k] = (float) exact[k];
        }
        return inverse;
    }

    /** The rows of a tile, and by them the columns above it. */
    private void negateAndMirror(int first) {
        int end = Math.min(n, first + TILE);
        for (int left = 0; left < end; left += TILE) {
            for (int row = first; row < end; row++) {
                for (int column = left; column < Math.min(left + TILE, row + 1); column++) {
                    float value = -values[row * n + column];
                    values[row * n + column] = value;
                    values[column * n + row] = value;
                }
            }
        }
    }
}
