package io.daogou.learn.model;

import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.Parallel;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Vectors under training: their values, their gradient, and the moments of Adam.
 *
 * <p><b>Source.</b> Kingma and Ba, Adam: A Method for Stochastic Optimization, ICLR 2015, with {@code β₁ = .9}, {@code β₂ =
 * .999}.
 */
final class FactorTable {
    private static final int GRAIN = 1024;
    private static final float FIRST = 0.9f;
    private static final float SECOND = 0.999f;

    final DenseMatrix values;
    final DenseMatrix gradient;
    private final float[] means;
    private final float[] squares;
    private int steps;

    FactorTable(int rows, int factors, long seed) {
        values = new DenseMatrix(rows, factors);
        gradient = new DenseMatrix(rows, factors);
        means = new float[rows * factors];
        squares = new float[rows * factors];
        double deviation = 1 / Math.sqrt(factors);
        long base = new SplittableRandom(seed).nextLong();
        for (int row = 0; row < rows; row++) {
            SplittableRandom random = new SplittableRandom(base + row);
            for (int f = 0; f < factors; f++) {
                values.set(row, f, (float) (deviation * random.nextGaussian()));
            }
        }
    }

    /** Moves the values against the gradient, and clears it. */
    void step(double learningRate, double decay) {
        steps++;
        float rate = (float) (learningRate * Math.sqrt(1 - Math.pow(SECOND, steps)) / (1 - Math.pow(FIRST, steps)));
        float shrink = (float) (1 - learningRate * decay);
        int factors = values.columns();
        Parallel.ranges(values.rows(), GRAIN, (from, to) -> {
            update(rate, shrink, from * factors, to * factors);
            Arrays.fill(gradient.values(), from * factors, to * factors, 0);
        });
    }

    private void update(float rate, float shrink, int from, int to) {
        float[] value = values.values();
        float[] slope = gradient.values();
        for (int k = from; k < to; k++) {
            float g = slope[k];
            means[k] = FIRST * means[k] + (1 - FIRST) * g;
            squares[k] = SECOND * squares[k] + (1 - SECOND) * g * g;
            value[k] = shrink * value[k] - rate * means[k] / ((float) Math.sqrt(squares[k]) + 1e-8f);
        }
    }
}
