package io.daogou.learn.model.ranking;

import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.layer.Activation;
import io.daogou.learn.layer.Chain;
import io.daogou.learn.layer.CrossNetwork;
import io.daogou.learn.layer.Dense;
import io.daogou.learn.layer.Dropout;
import io.daogou.learn.layer.Gradients;
import io.daogou.learn.layer.Layer;
import io.daogou.learn.layer.Packing;
import io.daogou.learn.layer.Parameter;
import java.util.List;

/**
 * From rows of columns to a score for each: {@code x · wide + cross(x) · crossed + mlp(x) · deep}. For one thread at a time; copies
 * share the weights.
 */
final class RankerNetwork implements Layer {
    private final int columns;
    private final Layer wide;
    private final Layer crossed;
    private final Layer deep;
    private float[] input = new float[0];

    RankerNetwork(RankerWeights weights, double dropout, Gradients gradients) {
        columns = weights.shape().columns();
        wide = new Dense(weights.wide(), null, gradients);
        List<Layer> mixes =
                weights.crosses().stream().map(cross -> mix(cross, gradients)).toList();
        crossed = new Chain(List.of(new CrossNetwork(columns, mixes), new Dense(weights.crossed(), null, gradients)));
        int hidden = weights.shape().hidden();
        int half = hidden / 2;
        deep = new Chain(List.of(
                dense(weights.up(), gradients),
                Activation.Kind.RELU.layer(hidden),
                new Dropout(dropout, hidden, 1),
                dense(weights.down(), gradients),
                Activation.Kind.RELU.layer(half),
                new Dropout(dropout, half, 2),
                new Dense(weights.deep(), null, gradients)));
    }

    private static Layer mix(RankerWeights.Cross cross, Gradients gradients) {
        Dense wide = new Dense(cross.wide(), cross.bias(), gradients);
        Parameter narrow = cross.narrow();
        return narrow == null ? wide : new Chain(List.of(new Dense(narrow, null, gradients), wide));
    }

    private static Dense dense(RankerWeights.Linear weights, Gradients gradients) {
        return new Dense(weights.weights(), weights.bias(), gradients);
    }

    /** Room for rows of columns, to be filled and passed on. */
    float[] input(int rows) {
        if (input.length < rows * columns) {
            input = new float[rows * columns];
        }
        return input;
    }

    @Override
    public float[] forward(float[] x, Packing packing) {
        float[] scores = wide.forward(x, packing);
        Kernels.addScaled(1, crossed.forward(x, packing), 0, scores, 0, packing.rows());
        Kernels.addScaled(1, deep.forward(x, packing), 0, scores, 0, packing.rows());
        return scores;
    }

    @Override
    public float[] backward(float[] dy, Packing packing) {
        float[] dx = wide.backward(dy, packing);
        Kernels.addScaled(1, crossed.backward(dy, packing), 0, dx, 0, packing.rows() * columns);
        Kernels.addScaled(1, deep.backward(dy, packing), 0, dx, 0, packing.rows() * columns);
        return dx;
    }
}
