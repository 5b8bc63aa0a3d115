package io.daogou.learn.model.factor;

import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.Parallel;

/**
 * Vectors under training and the moments of Adam.
 *
 * <p><b>Source.</b> Kingma and Ba, Adam: A Method for Stochastic Optimization, ICLR 2015, with {@code β₁ = .9}, {@code β₂ =
 * .999}.
 */
final class FactorTable {
    private static final int GRAIN = 1024;
    private static final float FIRST = 0.9f;
    private static final float SECOND = 0.999f;
    private static final float SMALL = 1e-8f;

    private final DenseMatrix values;
    private final float[] means;
    private final float[] squares;
    private int steps;

    /** Starts from given vectors, which belong to the table from now on. */
    FactorTable(DenseMatrix start) {
        values = start;
        means = new float[start.values().length];
        squares = new float[start.values().length];
    }

    DenseMatrix values() {
        return values;
    }

    /** Moves the values against a gradient. */
    void step(double learningRate, DenseMatrix gradient) {
        steps++;
        double correction = Math.sqrt(1 - Math.pow(SECOND, steps)) / (1 - Math.pow(FIRST, steps));
        float rate = (float) (learningRate * correction);
        int factors = values.columns();
        Parallel.ranges(
                values.rows(), GRAIN, (from, to) -> update(rate, gradient.values(), from * factors, to * factors));
    }

    private void update(float rate, float[] gradient, int from, int to) {
        float[] value = values.values();
        for (int k = from; k < to; k++) {
            float g = gradient[k];
            means[k] = FIRST * means[k] + (1 - FIRST) * g;
            squares[k] = SECOND * squares[k] + (1 - SECOND) * g * g;
            value[k] -= rate * means[k] / ((float) Math.sqrt(squares[k]) + SMALL);
        }
    }
}
