package io.daogou.learn.layer;

import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.kernel.RowFunctions;

/**
 * {@code y = gain ∘ (x - mean) / √(variance + 1e-5) + bias}, row by row.
 *
 * <p><b>Source.</b> Ba, Kiros and Hinton, Layer Normalization, 2016.
 */
public final class LayerNorm implements Layer {
    private static final float SMALL = 1e-5f;

    private final Parameter gain;
    private final Parameter bias;
    private final float[] gainGradient;
    private final float[] biasGradient;
    private float[] normal = new float[0];
    private float[] scales = new float[0];
    private float[] y = new float[0];
    private float[] dx = new float[0];

    public LayerNorm(Parameter gain, Parameter bias, Gradients gradients) {
        this.gain = gain;
        this.bias = bias;
        gainGradient = gradients.of(gain);
        biasGradient = gradients.of(bias);
    }

    @Override
    public float[] forward(float[] x, Packing packing) {
        int rows = packing.rows();
        int columns = gain.size();
        normal = Room.of(normal, rows * columns);
        scales = Room.of(scales, rows);
        y = Room.of(y, rows * columns);
        float[] g = gain.values();
        float[] b = bias.values();
        for (int r = 0; r < rows; r++) {
            int at = r * columns;
            scales[r] = RowFunctions.normalize(x, at, columns, SMALL, normal);
            for (int k = 0; k < columns; k++) {
                y[at + k] = g[k] * normal[at + k] + b[k];
            }
        }
        return y;
    }

    @Override
    public float[] backward(float[] dy, Packing packing) {
        int rows = packing.rows();
        int columns = gain.size();
        dx = Room.of(dx, rows * columns);
        float[] g = gain.values();
        for (int r = 0; r < rows; r++) {
            int at = r * columns;
            Kernels.addScaled(1, dy, at, biasGradient, 0, columns);
            for (int k = 0; k < columns; k++) {
                gainGradient[k] += dy[at + k] * normal[at + k];
                dy[at + k] *= g[k];
            }
            RowFunctions.normalizeGradient(normal, dy, scales[r], at, columns, dx);
        }
        return dx;
    }
}
