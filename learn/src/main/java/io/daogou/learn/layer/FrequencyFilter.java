package io.daogou.learn.layer;

import io.daogou.learn.kernel.MatrixView;
import io.daogou.learn.kernel.SmallProducts;
import java.util.Arrays;

/**
 * Weighs slow and fast changes along a sequence: {@code y = low + β² ∘ (x - low)}.
 *
 * <p><b>Source.</b> The frequency rescaler of Shin, Choi, Wi and Park, An Attentive Inductive Bias for Sequential
 * Recommendation beyond the Self-Attention (BSARec), AAAI 2024.
 *
 * <p><b>Model.</b> {@code low_t = Σ_(s ≤ t) D(t - s) · x_s} with {@code D(k) = (1 + 2 Σ_(f=1..c-1) cos(2π f k / P)) / P}: the
 * lowest {@code c} frequencies of a sequence of P rows, of which those before the first are zeros. There are {@code P / 2 + 1}
 * frequencies, more are not counted; the one at half an even P counts once. β is a learned row.
 *
 * <p><b>Differences from the paper.</b> The paper filters with a Fourier transform of the whole padded sequence, in which a row
 * hears of those after it, and so trains on the last row alone. The last row has none after it: for it, the transform is this
 * sum. Taken for every row it is causal, all rows can be trained on at once, and a sequence needs no padding.
 *
 * <p><b>Cost.</b> {@code length² · width} operations a sequence.
 */
public final class FrequencyFilter implements Layer {
    private static final int BLOCK = 16;

    private final Parameter beta;
    private final float[] betaGradient;
    private final int width;
    private final int period;
    private final float[] square;
    private float[] x = new float[0];
    private float[] low = new float[0];
    private float[] y = new float[0];
    private float[] lowGradient = new float[0];
    private float[] dx = new float[0];

    /**
     * A filter.
     *
     * @param beta a row as wide as the input
     * @param period P, at least the length of the longest sequence
     * @param frequencies c, 1 or more
     */
    public FrequencyFilter(Parameter beta, int period, int frequencies, Gradients gradients) {
        this.beta = beta;
        this.betaGradient = gradients.of(beta);
        this.width = beta.size();
        this.period = period;
        square = new float[period * period];
        float[] kernel = kernel(period, frequencies);
        for (int t = 0; t < period; t++) {
            for (int s = 0; s <= t; s++) {
                square[t * period + s] = kernel[t - s];
            }
        }
    }

    /**
     * {@code D(k)} for every distance k below the period: how much of a row is slow in one that comes k later.
     *
     * @param period P, 1 or more
     * @param frequencies c, 1 or more; from {@code P / 2 + 1} on these are all that there are, and every row is slow
     */
    public static float[] kernel(int period, int frequencies) {
        float[] kernel = new float[period];
        for (int k = 0; k < period; k++) {
            double sum = 1;
            // A frequency above half the period is the conjugate of one below, which counts for both.
            for (int f = 1; f < frequencies && 2 * f <= period; f++) {
                // The highest of an even period is its own conjugate.
                sum += (2 * f == period ? 1 : 2) * Math.cos(2 * Math.PI * f * k / period);
            }
            kernel[k] = (float) (sum / period);
        }
        return kernel;
    }

    @Override
    public float[] forward(float[] input, Packing packing) {
        int size = packing.rows() * width;
        x = input;
        low = Room.of(low, size);
        y = Room.of(y, size);
        Arrays.fill(low, 0, size, 0);
        for (int s = 0; s < packing.sequences(); s++) {
            filter(packing.start(s), packing.length(s), false, x, low);
        }
        float[] b = beta.values();
        for (int row = 0; row < packing.rows(); row++) {
            int at = row * width;
            for (int k = 0; k < width; k++) {
                y[at + k] = low[at + k] + b[k] * b[k] * (x[at + k] - low[at + k]);
            }
        }
        return y;
    }

    /** Adds the square, or its transpose, times the rows of a sequence. */
    private void filter(int first, int length, boolean back, float[] source, float[] target) {
        for (int from = 0; from < length; from += BLOCK) {
            int to = Math.min(length, from + BLOCK);
            MatrixView lines = new MatrixView(square, from * period, to - from, to, period, 1);
            MatrixView before = new MatrixView(back ? target : source, first * width, to, width, width, 1);
            MatrixView block =
                    new MatrixView(back ? source : target, (first + from) * width, to - from, width, width, 1);
            if (back) {
                SmallProducts.add(lines.transposed(), block, before);
            } else {
                SmallProducts.add(lines, before, block);
            }
        }
    }

    @Override
    public float[] backward(float[] dy, Packing packing) {
        int size = packing.rows() * width;
        lowGradient = Room.of(lowGradient, size);
        dx = Room.of(dx, size);
        float[] b = beta.values();
        for (int row = 0; row < packing.rows(); row++) {
            int at = row * width;
            for (int k = 0; k < width; k++) {
                float share = b[k] * b[k];
                betaGradient[k] += 2 * b[k] * dy[at + k] * (x[at + k] - low[at + k]);
                lowGradient[at + k] = (1 - share) * dy[at + k];
                dx[at + k] = share * dy[at + k];
            }
        }
        for (int s = 0; s < packing.sequences(); s++) {
            filter(packing.start(s), packing.length(s), true, lowGradient, dx);
        }
        return dx;
    }
}
