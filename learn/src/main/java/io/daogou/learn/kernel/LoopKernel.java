package io.daogou.learn.kernel;

/** The kernels in readable loops: what {@link VectorKernel} is tested against, and what works on every JVM. */
final class LoopKernel implements Kernel {
    private static final int TILE_COLUMNS = 16;

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
            java.util.Arrays.fill(sums, 0);
            for (int k = 0; k < depth; k++) {
                float factor = a[aFrom + k * TILE_ROWS + row];
                for (int column = 0; column < TILE_COLUMNS; column++) {
                    sums[column] += factor * b[bFrom + k * TILE_COLUMNS + column];
                }
            }
            for (int column = 0; column < TILE_COLUMNS; column++) {
                c[cFrom + row * cStride + column] += sums[column];
            }
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
    public int dot(byte[] a, int aFrom, byte[] b, int bFrom, int length) {
        int sum = 0;
        for (int k = 0; k < length; k++) {
            sum += a[aFrom + k] * b[bFrom + k];
        }
        return sum;
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
