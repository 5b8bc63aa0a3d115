package io.daogou.learn.matrix;

import io.daogou.learn.kernel.MatrixView;
import io.daogou.learn.kernel.PackedProduct;
import java.util.Arrays;

/** Products of tall dense matrices with small ones, in the shapes that factor models need. Results are bitwise repeatable. */
public final class FactorProducts {
    /** Rows of a part of a parallel loop: a multiple of {@link PackedProduct#tileRows}. */
    private static final int GRAIN = 64 * PackedProduct.tileRows();
    /** Rows whose Gram matrix is summed in one array, at least. */
    private static final int CHUNK = 4096;
    /** Chunks at most, so that their arrays stay small. */
    private static final int CHUNKS = 64;

    private FactorProducts() {}

    /** {@code matrix ← matrix · rotationᵀ} in place; the rotation is factors × factors, row-major. */
    public static void rotate(DenseMatrix matrix, float[] rotation) {
        int rows = matrix.rows();
        int factors = matrix.columns();
        PackedProduct product = new PackedProduct(rows, factors, factors);
        product.fillColumns(MatrixView.of(rotation, factors, factors).transposed(), 0, factors);
        MatrixView view = matrix.view();
        Parallel.ranges(rows, GRAIN, (from, to) -> {
            product.fillRows(view, 1, from, to);
            Arrays.fill(matrix.values(), from * factors, to * factors, 0);
            product.addTo(view, new PackedProduct.Part(from, to, 0, factors, false));
        });
    }

    /** {@code matrixᵀ · matrix}, both triangles. */
    public static double[] gram(DenseMatrix matrix) {
        int factors = matrix.columns();
        int chunk = Math.max(CHUNK, matrix.rows() / CHUNKS + 1);
        float[][] sums = new float[(matrix.rows() + chunk - 1) / chunk][];
        Parallel.ranges(matrix.rows(), chunk, (from, to) -> sums[from / chunk] = gram(matrix, from, to));
        double[] gram = new double[factors * factors];
        for (float[] sum : sums) {
            for (int i = 0; i < factors; i++) {
                for (int j = 0; j <= i; j++) {
                    gram[i * factors + j] += sum[i * factors + j];
                }
            }
        }
        for (int i = 0; i < factors; i++) {
            for (int j = 0; j < i; j++) {
                gram[j * factors + i] = gram[i * factors + j];
            }
        }
        return gram;
    }

    private static float[] gram(DenseMatrix matrix, int from, int to) {
        int factors = matrix.columns();
        float[] sum = new float[factors * factors];
        PackedProduct product = new PackedProduct(factors, factors, PackedProduct.DEPTH);
        PackedProduct.Part lower = new PackedProduct.Part(0, factors, 0, factors, true);
        for (int row = from; row < to; row += PackedProduct.DEPTH) {
            MatrixView slice = matrix.view().rows(row, Math.min(to, row + PackedProduct.DEPTH));
            product.fillRows(slice.transposed(), 1, 0, factors);
            product.fillColumns(slice, 0, factors);
            product.addTo(MatrixView.of(sum, factors, factors), lower);
        }
        return sum;
    }

    /** {@code out = left · itemsᵀ}: rows × items, in the calling thread. */
    public static void timesTransposed(float[] left, int rows, DenseMatrix items, float[] out) {
        int factors = items.columns();
        int count = items.rows();
        PackedProduct product = new PackedProduct(rows, count, factors);
        product.fillRows(MatrixView.of(left, rows, factors), 1, 0, rows);
        product.fillColumns(items.view().transposed(), 0, count);
        Arrays.fill(out, 0, rows * count, 0);
        product.addTo(MatrixView.of(out, rows, count), new PackedProduct.Part(0, rows, 0, count, false));
    }
}
