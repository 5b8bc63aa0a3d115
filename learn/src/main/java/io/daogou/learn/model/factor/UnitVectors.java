package io.daogou.learn.model.factor;

import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.Parallel;

/**
 * Vectors scaled to length 1, and the way back of a gradient through that.
 *
 * <p>A vector of (nearly) no length stays as it is and counts as if it had length 1.
 */
final class UnitVectors {
    private static final float SHORTEST = 1e-12f;
    private static final int GRAIN = 1024;

    private UnitVectors() {}

    /** Scales a vector in place; answers the length it had. */
    static float scale(float[] values, int from, int factors) {
        float length = (float) Math.sqrt(Kernels.dot(values, from, values, from, factors));
        if (!(length > SHORTEST)) {
            return 1;
        }
        float inverse = 1 / length;
        for (int f = from; f < from + factors; f++) {
            values[f] *= inverse;
        }
        return length;
    }

    /** Replaces the gradient with respect to a unit vector by that with respect to the vector it was made of. */
    static void scaleBack(float[] gradient, float[] units, int from, int factors, float length) {
        float along = Kernels.dot(gradient, from, units, from, factors);
        float inverse = 1 / length;
        for (int f = from; f < from + factors; f++) {
            gradient[f] = (gradient[f] - along * units[f]) * inverse;
        }
    }

    /** Scales every row in place; answers the lengths they had. */
    static float[] scale(DenseMatrix matrix) {
        float[] lengths = new float[matrix.rows()];
        Parallel.ranges(matrix.rows(), GRAIN, (from, to) -> {
            for (int row = from; row < to; row++) {
                lengths[row] = scale(matrix.values(), row * matrix.columns(), matrix.columns());
            }
        });
        return lengths;
    }

    /** As the other, for every row. */
    static void scaleBack(DenseMatrix gradient, DenseMatrix units, float[] lengths) {
        int factors = units.columns();
        Parallel.ranges(units.rows(), GRAIN, (from, to) -> {
            for (int row = from; row < to; row++) {
                scaleBack(gradient.values(), units.values(), row * factors, factors, lengths[row]);
            }
        });
    }
}
