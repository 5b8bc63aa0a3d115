package io.daogou.learn.matrix;

import io.daogou.learn.kernel.Kernels;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * The largest singular values of a sparse matrix and their right singular vectors.
 *
 * <p><b>Source.</b> Halko, Martinsson and Tropp, Finding Structure with Randomness, SIAM Review 53(2), 2011, algorithm 4.4
 * (randomised subspace iteration) with a Rayleigh-Ritz step at the end; orthonormal bases by Cholesky-QR.
 *
 * <p><b>Notation.</b> {@code A} rows × columns · {@code r} rank · {@code l} = r + 20 (oversampling) · {@code q} rounds.
 *
 * <p><b>Model.</b> {@code Q} starts as {@code l} random columns; {@code q} times {@code Q := orth(AᵀA Q)}; the eigenvectors
 * of {@code QᵀAᵀA Q} give the singular vectors in the space of Q.
 *
 * <p><b>Cost.</b> Per round {@code 4 · entries · l + 2 · columns · l²} operations; memory {@code (rows + 2 columns) · l}
 * floats. <b>Determinism.</b> Bitwise for a seed and any number of threads.
 *
 * <p><b>Differences from the paper.</b> A direction in which the matrix is (nearly) zero gets the value and the vector zero
 * instead of an arbitrary one, so a rank above that of the matrix does no harm.
 */
public final class TruncatedSvd {
    private static final int OVERSAMPLING = 20;
    private static final int GRAIN = 64;
    /** Singular values below that share of the first are rounding. */
    private static final float SMALLEST = 1e-4f;

    private final SparseRows matrix;
    private final SparseRows transposed;
    private final int width;

    private TruncatedSvd(SparseRows matrix, int rank) {
        this.matrix = matrix;
        this.transposed = matrix.transpose();
        this.width = Math.min(rank + OVERSAMPLING, Math.min(matrix.rows(), matrix.columns()));
    }

    /**
     * The result.
     *
     * @param values singular values, falling; one for each vector
     * @param vectors right singular vectors, one a row
     */
    // The arrays are handed over, not kept.
    @SuppressWarnings("ArrayRecordComponent")
    public record Result(float[] values, DenseMatrix vectors) {}

    /**
     * How to compute.
     *
     * @param rank values wanted, at least 1; fewer if the matrix has fewer rows or columns
     * @param rounds rounds of the iteration, at least 1: 4 to 8
     * @param seed of the random start
     */
    public record Parameters(int rank, int rounds, long seed) {
        public Parameters {
            if (rank < 1 || rounds < 1) {
                throw new IllegalArgumentException(
                        "rank is " + rank + " and rounds is " + rounds + "; both must be at least 1");
            }
        }
    }

    /** The bytes that a computation needs at its peak, besides the matrix and its transpose. */
    public static long bytesNeeded(int rows, int columns, int rank) {
        long width = Math.min(rank + OVERSAMPLING, Math.min(rows, columns));
        return (rows + 3L * columns) * width * Float.BYTES + width * width * 4 * Double.BYTES;
    }

    /** Computes; {@code roundsDone} is told after each round and may end it by an exception. */
    public static Result of(SparseRows matrix, Parameters parameters, LongConsumer roundsDone) {
        return new TruncatedSvd(matrix, parameters.rank()).run(parameters, roundsDone);
    }

    private Result run(Parameters parameters, LongConsumer roundsDone) {
        DenseMatrix basis = random(parameters.seed());
        for (int round = 1; round <= parameters.rounds(); round++) {
            basis = orthonormal(times(transposed, times(matrix, basis)));
            roundsDone.accept(round);
        }
        return ritz(basis, Math.min(parameters.rank(), width));
    }

    private DenseMatrix random(long seed) {
        DenseMatrix basis = new DenseMatrix(matrix.columns(), width);
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < basis.values().length; k++) {
            basis.values()[k] = (float) random.nextGaussian();
        }
        return basis;
    }

    /** {@code Q · L⁻ᵀ} with {@code L · Lᵀ = QᵀQ}, twice: the second time repairs what rounding left. */
    private static DenseMatrix orthonormal(DenseMatrix basis) {
        DenseMatrix better = basis;
        for (int pass = 0; pass < 2; pass++) {
            DenseMatrix inverse = single(inverseFactor(gram(better), better.columns()), better.columns());
            better = Products.of(better.view(), inverse.view().transposed());
        }
        return better;
    }

    /** {@code QᵀQ}, both triangles. */
    private static double[] gram(DenseMatrix basis) {
        int n = basis.columns();
        DenseMatrix product = new DenseMatrix(n, n);
        Products.multiplyLower(1, basis.view().transposed(), basis.view(), 0, product.view());
        double[] gram = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                gram[i * n + j] = product.get(i, j);
                gram[j * n + i] = product.get(i, j);
            }
        }
        return gram;
    }

    private static DenseMatrix single(double[] values, int n) {
        DenseMatrix matrix = new DenseMatrix(n == 0 ? 0 : values.length / n, n);
        for (int k = 0; k < values.length; k++) {
            matrix.values()[k] = (float) values[k];
        }
        return matrix;
    }

    /** {@code sparse · dense}. */
    private static DenseMatrix times(SparseRows sparse, DenseMatrix dense) {
        int n = dense.columns();
        DenseMatrix product = new DenseMatrix(sparse.rows(), n);
        Parallel.ranges(sparse.rows(), GRAIN, (from, to) -> {
            for (int row = from; row < to; row++) {
                for (int k = sparse.start(row); k < sparse.end(row); k++) {
                    Kernels.addScaled(
                            sparse.value(k), dense.values(), sparse.column(k) * n, product.values(), row * n, n);
                }
            }
        });
        return product;
    }

    /** {@code L⁻¹}, with rows of zeros where the matrix has (nearly) no direction left. */
    private static double[] inverseFactor(double[] gram, int n) {
        double[] inverse = new double[n * n];
        for (int j = 0; j < n; j++) {
            // Gram-Schmidt in the coordinates of the basis: row j is e_j less its parts along the earlier rows.
            double before = gram[j * n + j];
            double left = before;
            inverse[j * n + j] = 1;
            for (int k = 0; k < j; k++) {
                double part = dot(inverse, k * n, gram, j * n, k + 1);
                left -= part * part;
                for (int c = 0; c <= k; c++) {
                    inverse[j * n + c] -= part * inverse[k * n + c];
                }
            }
            double scale = left > before * 1e-9 ? 1 / Math.sqrt(left) : 0;
            for (int c = 0; c <= j; c++) {
                inverse[j * n + c] *= scale;
            }
        }
        return inverse;
    }

    private static double dot(double[] a, int fromA, double[] b, int fromB, int length) {
        double sum = 0;
        for (int k = 0; k < length; k++) {
            sum += a[fromA + k] * b[fromB + k];
        }
        return sum;
    }

    private Result ritz(DenseMatrix basis, int rank) {
        SymmetricEigen eigen = SymmetricEigen.of(gram(times(matrix, basis)), width);
        int[] order = falling(eigen.values(), rank);
        float[] values = new float[rank];
        double[] chosen = new double[rank * width];
        for (int k = 0; k < rank; k++) {
            values[k] = (float) Math.sqrt(Math.max(0, eigen.values()[order[k]]));
            if (values[k] > values[0] * SMALLEST) {
                System.arraycopy(eigen.vectors(), order[k] * width, chosen, k * width, width);
            }
        }
        return new Result(
                values, Products.of(single(chosen, width).view(), basis.view().transposed()));
    }

    /** The places of the greatest values, greatest first. */
    private static int[] falling(double[] values, int count) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -values[k]))
                .limit(count)
                .mapToInt(k -> k)
                .toArray();
    }
}
