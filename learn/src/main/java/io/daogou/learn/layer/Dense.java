package io.daogou.learn.layer;

import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.kernel.MatrixView;
import io.daogou.learn.kernel.SmallProducts;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** {@code y = x · W + b}: W is inputs × outputs, b a row of outputs, or none. */
public final class Dense implements Layer {
    private final Parameter weights;
    private final @Nullable Parameter bias;
    private final float[] weightGradient;
    private final float @Nullable [] biasGradient;
    private float[] transposed = new float[0];
    private float[] x = new float[0];
    private float[] y = new float[0];
    private float[] dx = new float[0];

    public Dense(Parameter weights, @Nullable Parameter bias, Gradients gradients) {
        if (bias != null && bias.size() != weights.columns()) {
            throw new IllegalArgumentException(
                    "The bias " + bias + " has another length than there are columns in the weights " + weights);
        }
        this.weights = weights;
        this.bias = bias;
        weightGradient = gradients.of(weights);
        biasGradient = bias == null ? null : gradients.of(bias);
    }

    @Override
    public float[] forward(float[] input, Packing packing) {
        int rows = packing.rows();
        int outputs = weights.columns();
        x = input;
        y = Room.of(y, rows * outputs);
        if (bias == null) {
            Arrays.fill(y, 0, rows * outputs, 0);
        } else {
            for (int row = 0; row < rows; row++) {
                System.arraycopy(bias.values(), 0, y, row * outputs, outputs);
            }
        }
        SmallProducts.add(
                MatrixView.of(x, rows, weights.rows()),
                MatrixView.of(weights.values(), weights.rows(), outputs),
                MatrixView.of(y, rows, outputs));
        return y;
    }

    @Override
    public float[] backward(float[] dy, Packing packing) {
        int rows = packing.rows();
        int inputs = weights.rows();
        int outputs = weights.columns();
        MatrixView gradient = MatrixView.of(dy, rows, outputs);
        SmallProducts.add(
                MatrixView.of(x, rows, inputs).transposed(), gradient, MatrixView.of(weightGradient, inputs, outputs));
        if (biasGradient != null) {
            for (int row = 0; row < rows; row++) {
                Kernels.addScaled(1, dy, row * outputs, biasGradient, 0, outputs);
            }
        }
        transposed = Room.of(transposed, weights.size());
        Transpose.of(weights.values(), inputs, outputs, transposed);
        dx = Room.of(dx, rows * inputs);
        Arrays.fill(dx, 0, rows * inputs, 0);
        SmallProducts.add(gradient, MatrixView.of(transposed, outputs, inputs), MatrixView.of(dx, rows, inputs));
        return dx;
    }
}
