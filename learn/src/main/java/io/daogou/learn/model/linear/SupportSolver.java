package io.daogou.learn.model.linear;

import java.util.Arrays;

/**
 * Solves {@code (G_SS + λI) w = g} for the support of one item after another, in arrays that are used again.
 *
 * <p>A Cholesky factorisation {@code UᵀU}, {@link #GROUP} pivots at a time: what they subtract from a later row is one loop
 * over neighbouring floats. Pivots are at least λ in exact arithmetic; where rounding or a left out product makes one
 * smaller, it is λ.
 */
final class SupportSolver {
    private static final int GROUP = 4;
    /** The longest support; a constant distance lets the JIT use vector instructions. */
    private static final int STRIDE = 1024;

    private final SupportRows rows;
    private final float regularization;
    /** By rank: its place in the support plus one, or 0. */
    private final short[] places;
    /** Entries of a row that are in the support, and one place for the next. */
    private final int[] found;

    /** The upper triangle, then {@code U}. */
    private final float[][] u;

    private final float[] pivots = new float[GROUP * STRIDE];

    SupportSolver(SupportRows rows, SparseInverse.Parameters parameters) {
        this.rows = rows;
        this.regularization = (float) parameters.regularization();
        this.places = new short[rows.items()];
        this.found = new int[parameters.support() + 1];
        this.u = new float[parameters.support()][parameters.support()];
    }

    /** The weights of an item's support, times a factor. */
    float[] solve(int item, float factor) {
        int[] support = rows.support(item);
        gather(support);
        int n = support.length;
        for (int first = 0; first < n; first += GROUP) {
            eliminate(first, Math.min(GROUP, n - first), n);
        }
        float[] w = rows.products(item).clone();
        forward(w);
        backward(w);
        for (int k = 0; k < n; k++) {
            w[k] *= factor;
        }
        return w;
    }

    /** Support ranks ascend and a row has only lower ranks, so entry (place of column, place of row) is above the diagonal. */
    private void gather(int[] support) {
        int n = support.length;
        for (int k = 0; k < n; k++) {
            places[support[k]] = (short) (k + 1);
            Arrays.fill(u[k], k, n, 0);
        }
        for (int k = 0; k < n; k++) {
            u[k][k] = rows.diagonal(support[k]) + regularization;
            gatherRow(support[k], k);
        }
        for (int rank : support) {
            places[rank] = 0;
        }
    }

    /** First the entries that are in the support, without a branch that cannot be foreseen; then their values. */
    private void gatherRow(int rank, int place) {
        int[] columns = rows.columns(rank);
        float[] values = rows.values(rank);
        int size = 0;
        for (int e = 0; e < columns.length; e++) {
            found[size] = e;
            size += -places[columns[e]] >>> 31;
        }
        for (int f = 0; f < size; f++) {
            u[places[columns[found[f]]] - 1][place] = values[found[f]];
        }
    }

    private void eliminate(int first, int size, int n) {
        for (int p = 0; p < size; p++) {
            float[] row = u[first + p];
            for (int q = 0; q < p; q++) {
                subtract(row, first + p, n, q, pivots[q * STRIDE + first + p]);
            }
            float pivot = row[first + p];
            if (pivot < regularization / 2) {
                drop(row, first + p, n);
            } else {
                row[first + p] = Math.max(pivot, regularization);
                float scale = (float) (1 / Math.sqrt(row[first + p]));
                for (int j = first + p; j < n; j++) {
                    row[j] *= scale;
                }
            }
            System.arraycopy(row, first + p, pivots, p * STRIDE + first + p, n - first - p);
        }
        if (size == GROUP) {
            for (int i = first + GROUP; i < n; i++) {
                subtractFour(u[i], i, n);
            }
        }
    }

    /**
     * No pivot of {@code G + λI} is below λ; one that is shows that entries of G which were cut off are missed here. Going on
     * with it would let the others grow without end, so its item gets no weight.
     */
    private static void drop(float[] row, int pivot, int n) {
        Arrays.fill(row, pivot, n, 0);
        row[pivot] = Float.POSITIVE_INFINITY;
    }

    private void subtract(float[] row, int from, int n, int pivot, float factor) {
        for (int j = from; j < n; j++) {
            row[j] -= factor * pivots[pivot * STRIDE + j];
        }
    }

    private void subtractFour(float[] row, int i, int n) {
        float f0 = pivots[i];
        float f1 = pivots[STRIDE + i];
        float f2 = pivots[2 * STRIDE + i];
        float f3 = pivots[3 * STRIDE + i];
        multiples(row, pivots, i, n, f0, f1, f2, f3);
    }

    // One loop that the JIT vectorises; a record of four factors would only hide it.
    private static void multiples(
            float[] row, float[] source, int from, int to, float f0, float f1, float f2, float f3) {
        for (int j = from; j < to; j++) {
            row[j] -= f0 * source[j]
                    + f1 * source[j + STRIDE]
                    + f2 * source[j + 2 * STRIDE]
                    + f3 * source[j + 3 * STRIDE];
        }
    }

    private void forward(float[] w) {
        for (int k = 0; k < w.length; k++) {
            float[] row = u[k];
            w[k] /= row[k];
            float factor = w[k];
            for (int j = k + 1; j < w.length; j++) {
                w[j] -= factor * row[j];
            }
        }
    }

    private void backward(float[] w) {
        for (int k = w.length - 1; k >= 0; k--) {
            float[] row = u[k];
            float sum = w[k];
            for (int j = k + 1; j < w.length; j++) {
                sum -= row[j] * w[j];
            }
            w[k] = sum / row[k];
        }
    }
}
