package io.daogou.learn.model.factor;

import io.daogou.learn.layer.UnitRows;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.matrix.Parallel;

/** All rows of a matrix as directions, on all cores; {@link UnitRows} does one. */
final class UnitVectors {
    private static final int GRAIN = 1024;

    private UnitVectors() {}

    /** Scales every row to length 1, in place; answers the lengths they had. */
    static float[] scale(DenseMatrix matrix) {
        float[] lengths = new float[matrix.rows()];
        Parallel.ranges(matrix.rows(), GRAIN, (from, to) -> {
            for (int row = from; row < to; row++) {
                lengths[row] = UnitRows.scale(matrix.values(), row * matrix.columns(), matrix.columns());
            }
        });
        return lengths;
    }

    /** Replaces the gradients with respect to unit vectors by those with respect to the vectors they were made of. */
    static void scaleBack(DenseMatrix gradient, DenseMatrix units, float[] lengths) {
        int factors = units.columns();
        Parallel.ranges(units.rows(), GRAIN, (from, to) -> {
            for (int row = from; row < to; row++) {
                int at = row * factors;
                UnitRows.back(gradient.values(), at, units.values(), at, factors, 1 / lengths[row]);
            }
        });
    }
}
