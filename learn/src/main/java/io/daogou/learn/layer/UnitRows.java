package io.daogou.learn.layer;

import io.daogou.learn.kernel.Kernels;

/** Rows as directions: scaled to one length, and the way back. */
public final class UnitRows {
    /** Shorter rows have no direction; they count as this long. */
    private static final float SHORTEST = 1e-6f;

    private UnitRows() {}

    /** The length of a row, or what it counts as. */
    static float length(float[] rows, int from, int width) {
        return Math.max(SHORTEST, (float) Math.sqrt(Kernels.dot(rows, from, rows, from, width)));
    }

    /** Scales each of the rows to a length, in place. */
    public static void scale(float[] rows, int count, int width, float length) {
        for (int from = 0; from < count * width; from += width) {
            float factor = length / length(rows, from, width);
            for (int k = from; k < from + width; k++) {
                rows[k] *= factor;
            }
        }
    }

    /**
     * The way back of scaling a row to {@code length}: turns the gradient of the scaled row into that of the row, in place.
     *
     * @param row the row before it was scaled, and where it begins
     */
    static void back(float[] row, int rowFrom, float length, float[] gradient, int from, int width) {
        float before = length(row, rowFrom, width);
        float along = Kernels.dot(row, rowFrom, gradient, from, width) / (before * before);
        float factor = length / before;
        for (int k = 0; k < width; k++) {
            gradient[from + k] = factor * (gradient[from + k] - along * row[rowFrom + k]);
        }
    }
}
