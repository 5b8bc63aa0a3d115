package io.daogou.learn.kernel;

/** The loops of deep models, readable: what {@link VectorLayerKernel} is tested against, and what works on every JVM. */
final class LoopLayerKernel implements LayerKernel {
    private static final int TILE_COLUMNS = 16;

    @Override
    public int tileColumns() {
        return TILE_COLUMNS;
    }

    @Override
    public void packRows(int depth, float[] a, int aFrom, int aDown, int aAlong, float[] panel, int to) {
        for (int k = 0; k < depth; k++) {
            for (int r = 0; r < TILE_ROWS; r++) {
                panel[to + k * TILE_ROWS + r] = a[aFrom + r * aDown + k * aAlong];
            }
        }
    }

    @Override
    public void packColumns(int depth, float[] b, int bFrom, int bDown, float[] panel, int to) {
        for (int k = 0; k < depth; k++) {
            System.arraycopy(b, bFrom + k * bDown, panel, to + k * TILE_COLUMNS, TILE_COLUMNS);
        }
    }

    @Override
    public void addTile(int depth, float[] a, int aFrom, float[] b, int bFrom, float[] c, int cFrom, int cDown) {
        for (int r = 0; r < TILE_ROWS; r++) {
            addRow(depth, a, aFrom + r, TILE_ROWS, b, bFrom, TILE_COLUMNS, c, cFrom + r * cDown, TILE_COLUMNS);
        }
    }

    @Override
    public void addRow(
            int depth,
            float[] a,
            int aFrom,
            int aAlong,
            float[] b,
            int bFrom,
            int bDown,
            float[] c,
            int cFrom,
            int columns) {
        for (int k = 0; k < depth; k++) {
            float factor = a[aFrom + k * aAlong];
            for (int j = 0; j < columns; j++) {
                c[cFrom + j] += factor * b[bFrom + k * bDown + j];
            }
        }
    }

    @Override
    public float largest(float[] x, int from, int length) {
        float largest = x[from];
        for (int k = from + 1; k < from + length; k++) {
            largest = Math.max(largest, x[k]);
        }
        return largest;
    }

    @Override
    public float exponentials(float[] x, int from, int length, float shift) {
        float sum = 0;
        for (int k = from; k < from + length; k++) {
            x[k] = (float) Math.exp(x[k] - shift);
            sum += x[k];
        }
        return sum;
    }

    @Override
    public void gate(float linear, float cubic, float[] x, float[] y, int length) {
        for (int k = 0; k < length; k++) {
            y[k] = x[k] * sigmoid(x[k] * (linear + cubic * x[k] * x[k]));
        }
    }

    @Override
    public void gateGradient(float linear, float cubic, float[] x, float[] dy, float[] dx, int length) {
        for (int k = 0; k < length; k++) {
            float square = x[k] * x[k];
            float share = sigmoid(x[k] * (linear + cubic * square));
            dx[k] = dy[k] * (share + x[k] * share * (1 - share) * (linear + 3 * cubic * square));
        }
    }

    private static float sigmoid(float x) {
        return (float) (1 / (1 + Math.exp(-x)));
    }

    @Override
    public float normalize(float[] x, int from, int length, float small, float[] normal) {
        float sum = 0;
        for (int k = from; k < from + length; k++) {
            sum += x[k];
        }
        float mean = sum / length;
        float squares = 0;
        for (int k = from; k < from + length; k++) {
            float difference = x[k] - mean;
            squares += difference * difference;
        }
        float scale = (float) (1 / Math.sqrt(squares / length + small));
        for (int k = from; k < from + length; k++) {
            normal[k] = (x[k] - mean) * scale;
        }
        return scale;
    }

    @Override
    public void normalizeGradient(float[] normal, float[] g, float scale, int from, int length, float[] dx) {
        float sum = 0;
        float product = 0;
        for (int k = from; k < from + length; k++) {
            sum += g[k];
            product += g[k] * normal[k];
        }
        float mean = sum / length;
        float along = product / length;
        for (int k = from; k < from + length; k++) {
            dx[k] = scale * (g[k] - mean - normal[k] * along);
        }
    }
}
