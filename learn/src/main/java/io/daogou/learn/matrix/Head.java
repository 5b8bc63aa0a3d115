package io.daogou.learn.matrix;

import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.kernel.MatrixView;

/**
 * How vectors are cut for {@link TopProducts}: the coordinates along a few axes that hold most of the queries, and one more,
 * the norm of what they leave. The product of two cut vectors is at least that of the vectors, by Cauchy and Schwarz, but for
 * rounding.
 *
 * <p><b>Source.</b> Bounds from partial products: Teflioudi, Gemulla and Mykytiuk, LEMP, SIGMOD 2015, 4; after a turn to
 * principal axes: Li, Chan, Yiu and Mamoulis, FEXIPRO, SIGMOD 2017, 4. The axes come from subspace iteration, which is
 * enough, as only what they span together matters.
 */
final class Head {
    private static final int ITERATIONS = 2;
    /** What an axis must have left beside those before it, of its length. */
    private static final float INDEPENDENT = 1e-3f;
    /** The part of a squared norm that rounding may hide from what is left. */
    private static final double HIDDEN = 1e-5;

    private final int factors;
    /** A row for each axis; no rows if vectors stay whole. */
    private final DenseMatrix axes;

    private Head(int factors, DenseMatrix axes) {
        this.factors = factors;
        this.axes = axes;
    }

    /** Vectors stay as they are. */
    static Head whole(int factors) {
        return new Head(factors, new DenseMatrix(0, factors));
    }

    /** The axes that hold most of some finite queries. */
    static Head of(DenseMatrix queries, int columns) {
        int factors = queries.columns();
        DenseMatrix axes = new DenseMatrix(columns - 1, factors);
        for (int axis = 0; axis < axes.rows() && queries.rows() > 0; axis++) {
            int query = (int) ((long) axis * queries.rows() / axes.rows());
            System.arraycopy(queries.values(), query * factors, axes.values(), axis * factors, factors);
        }
        DenseMatrix gram = unitGram(queries);
        for (int k = 0; k < ITERATIONS; k++) {
            float[] turned = new float[axes.values().length];
            FactorProducts.timesTransposed(axes.view(), gram, turned);
            System.arraycopy(turned, 0, axes.values(), 0, turned.length);
            makeOrthonormal(axes);
        }
        return new Head(factors, axes);
    }

    /** The Gram matrix with trace 1. */
    private static DenseMatrix unitGram(DenseMatrix queries) {
        double[] gram = FactorProducts.gram(queries);
        double trace = 0;
        for (int k = 0; k < gram.length; k += queries.columns() + 1) {
            trace += gram[k];
        }
        DenseMatrix unit = new DenseMatrix(queries.columns(), queries.columns());
        for (int k = 0; k < gram.length && trace > 0; k++) {
            unit.values()[k] = (float) (gram[k] / trace);
        }
        return unit;
    }

    /** Gram and Schmidt, twice; rows that depend on those before them become zero. */
    private static void makeOrthonormal(DenseMatrix rows) {
        int length = rows.columns();
        float[] values = rows.values();
        for (int row = 0; row < rows.rows(); row++) {
            int at = row * length;
            normalize(values, at, length, Float.MIN_NORMAL);
            for (int pass = 0; pass < 2; pass++) {
                for (int other = 0; other < row; other++) {
                    float common = Kernels.dot(values, at, values, other * length, length);
                    Kernels.addScaled(-common, values, other * length, values, at, length);
                }
                normalize(values, at, length, INDEPENDENT);
            }
        }
    }

    private static void normalize(float[] values, int from, int length, float least) {
        double norm = Math.sqrt(Kernels.dot(values, from, values, from, length));
        float scale = norm > least ? (float) (1 / norm) : 0;
        for (int k = from; k < from + length; k++) {
            values[k] *= scale;
        }
    }

    /** The length of a cut vector. */
    int columns() {
        return axes.rows() == 0 ? factors : axes.rows() + 1;
    }

    /**
     * Cuts vectors, in the calling thread.
     *
     * @param vectors coordinates side by side, rows one after the other
     */
    Cut cut(MatrixView vectors) {
        int rows = vectors.rows();
        Cut cut = new Cut(new DenseMatrix(rows, columns()), new double[rows], new double[rows]);
        if (axes.rows() == 0) {
            System.arraycopy(vectors.values(), vectors.offset(), cut.vectors.values(), 0, rows * factors);
            for (int row = 0; row < rows; row++) {
                cut.head[row] = Math.sqrt(squares(vectors, row));
            }
            return cut;
        }
        float[] heads = new float[rows * axes.rows()];
        FactorProducts.timesTransposed(vectors, axes, heads);
        for (int row = 0; row < rows; row++) {
            finish(cut, row, heads, squares(vectors, row));
        }
        return cut;
    }

    private static double squares(MatrixView vectors, int row) {
        int at = vectors.at(row, 0);
        return Kernels.dot(vectors.values(), at, vectors.values(), at, vectors.columns());
    }

    private void finish(Cut cut, int row, float[] heads, double all) {
        int kept = axes.rows();
        System.arraycopy(heads, row * kept, cut.vectors.values(), row * (kept + 1), kept);
        double squares = Kernels.dot(heads, row * kept, heads, row * kept, kept);
        cut.head[row] = Math.sqrt(squares);
        cut.rest[row] = Math.sqrt(Math.max(0, all - squares) + HIDDEN * all);
        cut.vectors.set(row, kept, (float) cut.rest[row]);
    }

    /**
     * Vectors that were cut.
     *
     * @param vectors their coordinates, the norm of the rest last
     * @param head the norms of what was kept
     * @param rest the norms of what was not; zeros if they are whole
     */
    // Made once and read by one class.
    @SuppressWarnings("ArrayRecordComponent")
    record Cut(DenseMatrix vectors, double[] head, double[] rest) {}
}
