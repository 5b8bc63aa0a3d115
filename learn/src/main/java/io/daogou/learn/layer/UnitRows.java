package io.daogou.learn.layer;

import io.daogou.learn.kernel.Kernels;

/**
 * Rows as directions: scaled to length 1, and the way back of a gradient through that.
 *
 * <p>A row of (nearly) no length has no direction: it stays as it is and counts as if it had length 1.
 */
public final class UnitRows {
    private static final float SHORTEST = 1e-12f;

    private UnitRows() {}

    /** The length of a row, or what it counts as. */
    public static float length(float[] rows, int from, int width) {
        float length = (float) Math.sqrt(Kernels.dot(rows, from, rows, from, width));
        return length > SHORTEST ? length : 1;
    }

    /** Scales a row to length 1, in place; answers the length it had. */
    public static float scale(float[] rows, int from, int width) {
        return scale(rows, from, width, 1);
    }

    /** Scales a row to a length, in place; answers the length it had. */
    static float scale(float[] rows, int from, int width, float wanted) {
        float length = length(rows, from, width);
        float factor = wanted / length;
        for (int k = from; k < from + width; k++) {
            rows[k] *= factor;
        }
        return length;
    }

    /**
     * Turns the gradient of a scaled row into that of the row it was made of, in place.
     *
     * @param row before or after it was scaled: only its direction matters
     * @param factor by which it was scaled
     */
    public static void back(float[] gradient, int from, float[] row, int rowFrom, int width, float factor) {
        float length = length(row, rowFrom, width);
        float along = Kernels.dot(row, rowFrom, gradient, from, width) / (length * length);
        for (int k = 0; k < width; k++) {
            gradient[from + k] = factor * (gradient[from + k] - along * row[rowFrom + k]);
        }
    }
}
