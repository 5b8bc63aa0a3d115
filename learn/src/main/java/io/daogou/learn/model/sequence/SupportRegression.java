package io.daogou.learn.model.sequence;

import io.daogou.learn.matrix.Cholesky;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.matrix.SparseSum;
import io.daogou.learn.matrix.TopHeap;
import java.util.Arrays;

/** Ridge regressions of one target each on the few sources that say most about it; one thread's work space. */
final class SupportRegression {
    private final SparseRows gram;
    private final double regularization;
    private final int limit;
    private final int[] places;
    private final double[] matrix;
    private final double[] weights;
    private int size;

    SupportRegression(SparseRows gram, LinearTransitions.Parameters parameters) {
        this.gram = gram;
        this.regularization = parameters.regularization();
        this.limit = Math.min(parameters.support(), Math.max(1, gram.rows()));
        this.places = new int[gram.rows()];
        this.matrix = new double[limit * limit];
        this.weights = new double[limit];
        Arrays.fill(places, -1);
    }

    /** The chosen sources of a target, ascending; {@link #weights} has theirs. */
    int[] solve(SparseSum column) {
        int[] support = support(column);
        size = support.length;
        gather(support);
        for (int a = 0; a < size; a++) {
            weights[a] = column.values()[support[a]];
        }
        Cholesky.factor(matrix, size);
        substitute();
        return support;
    }

    /** The weights of the last solution. */
    double[] weights() {
        return Arrays.copyOf(weights, size);
    }

    private int[] support(SparseSum column) {
        TopHeap heap = new TopHeap(limit);
        for (int k = 0; k < column.size(); k++) {
            int source = column.touched()[k];
            double product = column.values()[source];
            heap.offer(source, (float) (product * product / (gram.at(source, source) + regularization)));
        }
        int[] support = heap.drain();
        Arrays.sort(support);
        return support;
    }

    /** Copies the rows and columns of the support into a dense matrix. */
    private void gather(int[] support) {
        Arrays.fill(matrix, 0, size * size, 0);
        for (int a = 0; a < size; a++) {
            places[support[a]] = a;
        }
        for (int a = 0; a < size; a++) {
            for (int k = gram.start(support[a]); k < gram.end(support[a]); k++) {
                int b = places[gram.column(k)];
                if (b >= 0) {
                    matrix[a * size + b] = gram.value(k);
                }
            }
            matrix[a * size + a] += regularization;
        }
        for (int source : support) {
            places[source] = -1;
        }
    }

    /** Solves {@code L Lᵀ w = m} in place. */
    private void substitute() {
        for (int a = 0; a < size; a++) {
            double sum = weights[a];
            for (int b = 0; b < a; b++) {
                sum -= matrix[a * size + b] * weights[b];
            }
            weights[a] = sum / matrix[a * size + a];
        }
        for (int a = size - 1; a >= 0; a--) {
            double sum = weights[a];
            for (int b = a + 1; b < size; b++) {
                sum -= matrix[b * size + a] * weights[b];
            }
            weights[a] = sum / matrix[a * size + a];
        }
    }
}
