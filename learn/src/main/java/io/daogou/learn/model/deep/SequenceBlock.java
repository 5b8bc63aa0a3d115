package io.daogou.learn.model.deep;

import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.layer.CausalAttention;
import io.daogou.learn.layer.Dense;
import io.daogou.learn.layer.Dropout;
import io.daogou.learn.layer.FrequencyFilter;
import io.daogou.learn.layer.Gradients;
import io.daogou.learn.layer.Layer;
import io.daogou.learn.layer.LayerNorm;
import io.daogou.learn.layer.Packing;
import org.jspecify.annotations.Nullable;

/**
 * A block of a transformer with its norms in front: {@code y = x + mix(norm(x))}, {@code z = y + down(act(up(norm(y))))}, where
 * mix is attention, or {@code α · filter + (1 - α) · attention}.
 */
final class SequenceBlock implements Layer {
    private final int width;
    private final float share;
    private final LayerNorm attentionNorm;
    private final Dense projections;
    private final CausalAttention attention;
    private final Dense merge;
    private final @Nullable FrequencyFilter filter;
    private final Dropout mixDropout;
    private final LayerNorm forwardNorm;
    private final Dense up;
    private final Layer activation;
    private final Dense down;
    private final Dropout forwardDropout;
    private float[] y = new float[0];
    private float[] z = new float[0];
    private float[] dy = new float[0];

    SequenceBlock(SequenceWeights.Block weights, SequenceShape shape, double dropout, int salt, Gradients gradients) {
        width = shape.factors();
        share = (float) shape.filter();
        attentionNorm = norm(weights.attentionNorm(), gradients);
        projections = dense(weights.projections(), gradients);
        attention = new CausalAttention(width, shape.heads());
        merge = dense(weights.merge(), gradients);
        filter = share > 0 ? new FrequencyFilter(weights.beta(), shape.length(), shape.frequencies(), gradients) : null;
        mixDropout = new Dropout(dropout, width, salt);
        forwardNorm = norm(weights.forwardNorm(), gradients);
        up = dense(weights.up(), gradients);
        activation = shape.activation().layer(shape.hidden());
        down = dense(weights.down(), gradients);
        forwardDropout = new Dropout(dropout, width, salt + 1);
    }

    private static LayerNorm norm(SequenceWeights.Norm weights, Gradients gradients) {
        return new LayerNorm(weights.gain(), weights.bias(), gradients);
    }

    private static Dense dense(SequenceWeights.Linear weights, Gradients gradients) {
        return new Dense(weights.weights(), weights.bias(), gradients);
    }

    @Override
    public float[] forward(float[] x, Packing packing) {
        int size = packing.rows() * width;
        float[] mixed = mixDropout.forward(mix(attentionNorm.forward(x, packing), packing), packing);
        y = sum(x, mixed, y, size);
        float[] hidden = activation.forward(up.forward(forwardNorm.forward(y, packing), packing), packing);
        float[] own = forwardDropout.forward(down.forward(hidden, packing), packing);
        z = sum(y, own, z, size);
        return z;
    }

    private float[] mix(float[] x, Packing packing) {
        float[] found = merge.forward(attention.forward(projections.forward(x, packing), packing), packing);
        if (filter != null) {
            float[] filtered = filter.forward(x, packing);
            for (int k = 0; k < packing.rows() * width; k++) {
                found[k] += share * (filtered[k] - found[k]);
            }
        }
        return found;
    }

    private static float[] sum(float[] a, float[] b, float[] room, int size) {
        float[] sum = room.length >= size ? room : new float[size];
        System.arraycopy(a, 0, sum, 0, size);
        Kernels.addScaled(1, b, 0, sum, 0, size);
        return sum;
    }

    @Override
    public float[] backward(float[] dz, Packing packing) {
        int size = packing.rows() * width;
        // Dropout changes its gradient in place, and what goes around it must stay.
        dy = copy(dz, dy, size);
        float[] back = down.backward(forwardDropout.backward(dz, packing), packing);
        back = forwardNorm.backward(up.backward(activation.backward(back, packing), packing), packing);
        Kernels.addScaled(1, back, 0, dy, 0, size);
        float[] mixed = z;
        System.arraycopy(dy, 0, mixed, 0, size);
        back = attentionNorm.backward(mixBackward(mixDropout.backward(mixed, packing), packing), packing);
        Kernels.addScaled(1, back, 0, dy, 0, size);
        return dy;
    }

    private float[] mixBackward(float[] gradient, Packing packing) {
        if (filter == null) {
            return projections.backward(attention.backward(merge.backward(gradient, packing), packing), packing);
        }
        int size = packing.rows() * width;
        float[] filtered = y;
        for (int k = 0; k < size; k++) {
            filtered[k] = share * gradient[k];
            gradient[k] -= filtered[k];
        }
        float[] back = projections.backward(attention.backward(merge.backward(gradient, packing), packing), packing);
        Kernels.addScaled(1, filter.backward(filtered, packing), 0, back, 0, size);
        return back;
    }

    private static float[] copy(float[] source, float[] room, int size) {
        float[] copy = room.length >= size ? room : new float[size];
        System.arraycopy(source, 0, copy, 0, size);
        return copy;
    }
}
