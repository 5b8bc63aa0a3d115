package io.daogou.learn.kernel;

/**
 * What a processor does well or badly: the loops that take the time. Arguments are right; {@link Kernels} saw to that.
 *
 * <p>Results may differ between implementations in the last bits, and never within one.
 */
interface Kernel {
    /** Rows of a tile of a product. */
    int TILE_ROWS = 5;

    /** What this is, for the log. */
    String description();

    /** Columns of a tile of a product. */
    int tileColumns();

    /**
     * Adds a product of packed panels to a tile: {@code C[r, j] += Σ_k a[k · rows + r] · b[k · columns + j]}.
     *
     * @param depth the number of products a sum has
     * @param scratch of at least a tile's size, owned by the thread; its content is lost
     */
    void addTile(
            int depth, float[] a, int aFrom, float[] b, int bFrom, float[] c, int cFrom, int cStride, float[] scratch);

    /** The sum of products of {@code length} pairs. */
    float dot(float[] a, int aFrom, float[] b, int bFrom, int length);

    /** {@code y += factor · x}. */
    void addScaled(float factor, float[] x, int xFrom, float[] y, int yFrom, int length);

    /** The sum of products of {@code length} pairs of small integers. */
    int dot(byte[] a, int aFrom, byte[] b, int bFrom, int length);

    /** Writes the positions in {@code from .. to-1} whose value is at least {@code least}, ascending; returns their number. */
    int atLeast(float least, float[] values, int from, int to, int[] found);
}
