package io.daogou.learn.layer;

/**
 * {@code y = silu(a) ∘ b}, where each row is {@code a} and {@code b} side by side.
 *
 * <p><b>Source.</b> SwiGLU in Shazeer, GLU Variants Improve Transformer, 2020.
 */
final class GatedUnit implements Layer {
    private final int columns;
    private final Activation gate;
    private float[] a = new float[0];
    private float[] b = new float[0];
    private float[] opened = new float[0];
    private float[] y = new float[0];
    private float[] dx = new float[0];

    /** A unit that gives rows of so many entries, and takes twice as many. */
    GatedUnit(int columns) {
        this.columns = columns;
        gate = new Activation(Activation.Kind.SILU, columns);
    }

    @Override
    public float[] forward(float[] x, Packing packing) {
        int rows = packing.rows();
        int size = rows * columns;
        a = Room.of(a, size);
        b = Room.of(b, size);
        y = Room.of(y, size);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(x, 2 * row * columns, a, row * columns, columns);
            System.arraycopy(x, (2 * row + 1) * columns, b, row * columns, columns);
        }
        opened = gate.forward(a, packing);
        for (int k = 0; k < size; k++) {
            y[k] = opened[k] * b[k];
        }
        return y;
    }

    @Override
    public float[] backward(float[] dy, Packing packing) {
        int rows = packing.rows();
        int size = rows * columns;
        dx = Room.of(dx, 2 * size);
        for (int k = 0; k < size; k++) {
            opened[k] *= dy[k];
            dy[k] *= b[k];
        }
        float[] da = gate.backward(dy, packing);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(da, row * columns, dx, 2 * row * columns, columns);
            System.arraycopy(opened, row * columns, dx, (2 * row + 1) * columns, columns);
        }
        return dx;
    }
}
