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

    /**
     * The products of rows with a vector: {@code out[outFrom + r] = Σ_k rows[rowsFrom + r · stride + k] · x[xFrom + k]}.
     *
     * @param stride entries of a row and of the vector, a multiple of {@link PaddedRows#LENGTH_STEP}
     * @param count rows, a multiple of {@link PaddedRows#ROW_STEP}
     * @param scratch of at least {@link PaddedRows#SCRATCH} entries, owned by the thread; its content is lost
     */
    void timesVector(
            float[] rows,
            int rowsFrom,
            int stride,
            int count,
            float[] x,
            int xFrom,
            float[] out,
            int outFrom,
            float[] scratch);

    /** Adds a sum of rows: {@code y[k] += Σ_r factors[r] · rows[r · stride + k]}, shapes as for {@link #timesVector}, any count. */
    void addRows(float[] factors, float[] rows, int stride, int count, float[] y);

    /**
     * Takes multiples of a pivot's row from the rows {@code pivot + 1 .. count - 1} of a symmetric matrix, so that its
     * column becomes zero: {@code a[i, j] -= a[pivot, i] / a[pivot, pivot] · a[pivot, j]} for {@code i <= j <= count}. What
     * is left of the diagonal may be overwritten.
     *
     * @param stride as for {@link #timesVector}, more than {@code count}
     */
    void eliminate(float[] a, int stride, int pivot, int count);

    /**
     * A sum of rows of a matrix, any of them: {@code y[yFrom + l] = Σ_k factors[k] · x[rows[k] · width + l]} for {@code from <= k <
     * to}.
     */
    void sumRows(float[] factors, int[] rows, int from, int to, float[] x, int width, float[] y, int yFrom);

    /** {@code out = factor · x}. */
    void scale(float factor, float[] x, int xFrom, float[] out, int outFrom, int length);

    /** {@code out = x ∘ y}, entry by entry. */
    void multiply(float[] x, int xFrom, float[] y, int yFrom, float[] out, int outFrom, int length);

    /** Writes the positions in {@code from .. to-1} whose value is at least {@code least}, ascending; returns their number. */
    int atLeast(float least, float[] values, int from, int to, int[] found);
}
