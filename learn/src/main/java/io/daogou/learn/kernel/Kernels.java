package io.daogou.learn.kernel;

import java.util.Objects;

/**
 * The kernels of this JVM, behind one check of their arguments.
 *
 * <p>Everything runs on the calling thread and allocates nothing. The work on several cores is in {@code
 * io.daogou.learn.matrix}. Same input, same result, bit for bit, in one JVM; another vector width may differ in the last
 * bits.
 */
public final class Kernels {
    private static final Kernel CHOSEN = KernelChoice.choose();

    private static final LayerKernel CHOSEN_FOR_LAYERS =
            CHOSEN instanceof LoopKernel ? new LoopLayerKernel() : VectorChoice.layerKernel();

    private Kernels() {}

    /** What was chosen, such as {@code vectors of 256 bits}. */
    public static String description() {
        return CHOSEN.description();
    }

    /** The sum of products of {@code length} pairs. */
    public static float dot(float[] a, int aFrom, float[] b, int bFrom, int length) {
        Objects.checkFromIndexSize(aFrom, length, a.length);
        Objects.checkFromIndexSize(bFrom, length, b.length);
        return CHOSEN.dot(a, aFrom, b, bFrom, length);
    }

    /** {@code out = x ∘ y}, over the first {@code length} entries. */
    public static void multiply(float[] x, float[] y, float[] out, int length) {
        Objects.checkFromToIndex(0, length, x.length);
        Objects.checkFromToIndex(0, length, y.length);
        Objects.checkFromToIndex(0, length, out.length);
        CHOSEN.multiply(x, 0, y, 0, out, 0, length);
    }

    /** {@code y += factor · x}, over {@code length} entries. */
    public static void addScaled(float factor, float[] x, int xFrom, float[] y, int yFrom, int length) {
        Objects.checkFromIndexSize(xFrom, length, x.length);
        Objects.checkFromIndexSize(yFrom, length, y.length);
        CHOSEN.addScaled(factor, x, xFrom, y, yFrom, length);
    }

    /**
     * A sum of rows of a matrix, any of them: {@code y[yFrom + l] = Σ_k factors[k] · x[rows[k] · width + l]} for {@code from <= k <
     * to} and {@code l < width}; rows outside of the matrix are found out when they are read.
     */
    public static void sumRows(
            float[] factors, int[] rows, int from, int to, float[] x, int width, float[] y, int yFrom) {
        Objects.checkFromToIndex(from, to, factors.length);
        Objects.checkFromToIndex(from, to, rows.length);
        Objects.checkFromIndexSize(yFrom, width, y.length);
        CHOSEN.sumRows(factors, rows, from, to, x, width, y, yFrom);
    }

    /**
     * Writes the positions in {@code from .. to-1} whose value is at least {@code least} to {@code found}, ascending.
     *
     * @param found with room for {@code to - from} positions
     * @return how many there are
     */
    public static int atLeast(float least, float[] values, int from, int to, int[] found) {
        Objects.checkFromToIndex(from, to, values.length);
        Objects.checkFromIndexSize(0, to - from, found.length);
        return CHOSEN.atLeast(least, values, from, to, found);
    }

    /** The kernel of small products and layers: loops or vectors as the other one. */
    static LayerKernel chosenForLayers() {
        return CHOSEN_FOR_LAYERS;
    }

    /** The kernel itself, for the packed products of this package. */
    static Kernel chosen() {
        return CHOSEN;
    }
}
