package io.daogou.learn.kernel;

import java.util.Objects;

/** Functions of rows of floats that deep models need, behind one check of their arguments; in the calling thread. */
public final class RowFunctions {
    private static final LayerKernel KERNEL = Kernels.chosenForLayers();

    private RowFunctions() {}

    /** The largest of {@code length} entries, of which there is at least one. */
    public static float largest(float[] x, int from, int length) {
        Objects.checkFromIndexSize(from, Math.max(1, length), x.length);
        return KERNEL.largest(x, from, length);
    }

    /**
     * {@code x[k] = e^(x[k] - shift)}, over {@code length} entries; differences beyond ±87 count as that.
     *
     * @return the sum of the results
     */
    public static float exponentials(float[] x, int from, int length, float shift) {
        Objects.checkFromIndexSize(from, length, x.length);
        return KERNEL.exponentials(x, from, length, shift);
    }

    /** {@code y = x · σ(linear · x + cubic · x³)} over the first {@code length} entries. */
    public static void gate(float linear, float cubic, float[] x, float[] y, int length) {
        check(length, x, y);
        KERNEL.gate(linear, cubic, x, y, length);
    }

    /** {@code dx = dy · f'(x)} for the function f of {@link #gate}. */
    public static void gateGradient(float linear, float cubic, float[] x, float[] dy, float[] dx, int length) {
        check(length, x, dy);
        check(length, dx, dy);
        KERNEL.gateGradient(linear, cubic, x, dy, dx, length);
    }

    /**
     * {@code normal = (x - mean) / √(variance + small)} over a row.
     *
     * @return {@code 1 / √(variance + small)}
     */
    public static float normalize(float[] x, int from, int length, float small, float[] normal) {
        check(from + length, x, normal);
        return KERNEL.normalize(x, from, length, small, normal);
    }

    /**
     * The way back of {@link #normalize}: from the gradient {@code g} of {@code normal} to that of {@code x}.
     *
     * @param scale what {@link #normalize} returned
     */
    public static void normalizeGradient(float[] normal, float[] g, float scale, int from, int length, float[] dx) {
        check(from + length, normal, g);
        check(from + length, dx, g);
        KERNEL.normalizeGradient(normal, g, scale, from, length, dx);
    }

    private static void check(int length, float[] x, float[] y) {
        Objects.checkFromToIndex(0, length, x.length);
        Objects.checkFromToIndex(0, length, y.length);
    }
}
