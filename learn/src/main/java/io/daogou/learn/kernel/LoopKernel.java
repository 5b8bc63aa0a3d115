package io.daogou.learn.kernel;

import java.util.Arrays;

/** The kernels in readable loops: what {@link VectorKernel} is tested against, and what works on every JVM. */
final class LoopKernel implements Kernel {
    private static final int TILE_COLUMNS = 64;

    @Override
    public String description() {
        return "plain loops";
    }

    @Override
    public int tileColumns() {
        return TILE_COLUMNS;
    }

    @Override
    public void addTile(
            int depth, float[] a, int aFrom, float[] b, int bFrom, float[] c, int cFrom, int cStride, float[] scratch) {
        float[] sums = new float[TILE_COLUMNS];
        for (int row = 0; row < TILE_ROWS; row++) {
            Arrays.fill(sums, 0);
            int k = 0;
            for (; k + 4 <= depth; k += 4) {
                int at = aFrom + k * TILE_ROWS + row;
                System.arraycopy(b, bFrom + k * TILE_COLUMNS, scratch, 0, 4 * TILE_COLUMNS);
                addFour(sums, scratch, a[at], a[at + TILE_ROWS], a[at + 2 * TILE_ROWS], a[at + 3 * TILE_ROWS]);
            }
            for (; k < depth; k++) {
                addScaled(a[aFrom + k * TILE_ROWS + row], b, bFrom + k * TILE_COLUMNS, sums, 0, TILE_COLUMNS);
            }
            addScaled(1, sums, 0, c, cFrom + row * cStride, TILE_COLUMNS);
        }
    }

    /**
     * Adds multiples of four lines that follow each other.
     *
     * <p>The JIT turns this shape into vector instructions: one source array and constant distances. With offsets in
     * variables it does not.
     */
    private static void addFour(float[] sums, float[] lines, float f0, float f1, float f2, float f3) {
        for (int j = 0; j < TILE_COLUMNS; j++) {
            sums[j] += f0 * lines[j]
                    + f1 * lines[j + TILE_COLUMNS]
                    + f2 * lines[j + 2 * TILE_COLUMNS]
                    + f3 * lines[j + 3 * TILE_COLUMNS];
        }
    }

    @Override
    public float dot(float[] a, int aFrom, float[] b, int bFrom, int length) {
        float sum = 0;
        for (int k = 0; k < length; k++) {
            sum += a[aFrom + k] * b[bFrom + k];
        }
        return sum;
    }

    @Override
    public void addScaled(float factor, float[] x, int xFrom, float[] y, int yFrom, int length) {
        for (int k = 0; k < length; k++) {
            y[yFrom + k] += factor * x[xFrom + k];
        }
    }

    @Override
    public void sumRows(float[] factors, int[] rows, int from, int to, float[] x, int width, float[] y, int yFrom) {
        Arrays.fill(y, yFrom, yFrom + width, 0);
        for (int k = from; k < to; k++) {
            addScaled(factors[k], x, rows[k] * width, y, yFrom, width);
        }
    }

    @Override
    public void timesVector(
            float[] rows,
            int rowsFrom,
            int stride,
            int count,
            float[] x,
            int xFrom,
            float[] out,
            int outFrom,
            float[] scratch) {
        for (int r = 0; r < count; r++) {
            out[outFrom + r] = dot(rows, rowsFrom + r * stride, x, xFrom, stride);
        }
    }

    @Override
    public void addRows(float[] factors, float[] rows, int stride, int count, float[] y) {
        for (int r = 0; r < count; r++) {
            addScaled(factors[r], rows, r * stride, y, 0, stride);
        }
    }

    @Override
    public void eliminate(float[] a, int stride, int pivot, int count) {
        int row = pivot * stride;
        float inverse = 1 / a[row + pivot];
        for (int i = pivot + 1; i < count; i++) {
            addScaled(-a[row + i] * inverse, a, row + i, a, i * stride + i, count + 1 - i);
        }
    }

    @Override
    public void scale(float factor, float[] x, int xFrom, float[] out, int outFrom, int length) {
        for (int k = 0; k < length; k++) {
            out[outFrom + k] = factor * x[xFrom + k];
        }
    }

    @Override
    public void multiply(float[] x, int xFrom, float[] y, int yFrom, float[] out, int outFrom, int length) {
        for (int k = 0; k < length; k++) {
            out[outFrom + k] = x[xFrom + k] * y[yFrom + k];
        }
    }

    @Override
    public int atLeast(float least, float[] values, int from, int to, int[] found) {
        int count = 0;
        for (int k = from; k < to; k++) {
            if (values[k] >= least) {
                found[count++] = k;
            }
        }
        return count;
    }
}
