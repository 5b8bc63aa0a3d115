package io.daogou.learn.kernel;

/**
 * The loops in which deep models spend their time. Arguments are right; {@link SmallProducts} and {@link RowFunctions} saw to
 * that.
 *
 * <p>Results may differ between implementations in the last bits, and never within one.
 */
interface LayerKernel {
    /** Rows of a tile of a small product. */
    int TILE_ROWS = 4;

    /** Columns of a tile of a small product. */
    int tileColumns();

    /**
     * Packs {@link #TILE_ROWS} rows for {@link #addTile}: {@code panel[k · rows + r] = a[r, k]}, where a step down or along
     * {@code a} is any distance.
     */
    void packRows(int depth, float[] a, int aFrom, int aDown, int aAlong, float[] panel, int to);

    /** Packs {@link #tileColumns} columns for {@link #addTile}: {@code panel[k · columns + j] = b[k, j]}. */
    void packColumns(int depth, float[] b, int bFrom, int bDown, float[] panel, int to);

    /**
     * Adds a product of packed rows and columns to a tile of {@link #TILE_ROWS} × {@link #tileColumns}: {@code C[r, j] += Σ_k
     * a[k · rows + r] · b[k · columns + j]}.
     */
    void addTile(int depth, float[] a, int aFrom, float[] b, int bFrom, float[] c, int cFrom, int cDown);

    /**
     * Adds a product to a single row of any length: {@code c[j] += Σ_k a[k] · b[k, j]}, with any distance between numbers of {@code
     * a} and rows of {@code b}: what tiles leave over.
     */
    void addRow(
            int depth,
            float[] a,
            int aFrom,
            int aAlong,
            float[] b,
            int bFrom,
            int bDown,
            float[] c,
            int cFrom,
            int columns);

    /** The largest of at least one number. */
    float largest(float[] x, int from, int length);

    /** {@code x[k] = e^(x[k] - shift)}; returns the sum. */
    float exponentials(float[] x, int from, int length, float shift);

    /** {@code y = x · σ(linear · x + cubic · x³)}. */
    void gate(float linear, float cubic, float[] x, float[] y, int length);

    /** {@code dx = dy · d/dx x · σ(linear · x + cubic · x³)}. */
    void gateGradient(float linear, float cubic, float[] x, float[] dy, float[] dx, int length);

    /**
     * {@code normal = (x - mean) / √(variance + small)}; returns {@code 1 / √(variance + small)}, variance by the number of
     * entries.
     */
    float normalize(float[] x, int from, int length, float small, float[] normal);

    /**
     * The way back of {@link #normalize}, where {@code g} is the gradient of {@code normal}: {@code dx = scale · (g - mean(g) -
     * normal · mean(g ∘ normal))}.
     */
    void normalizeGradient(float[] normal, float[] g, float scale, int from, int length, float[] dx);
}
