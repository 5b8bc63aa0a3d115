package io.daogou.learn.model.deep;

import io.daogou.learn.layer.Activation;
import io.daogou.learn.layer.Gradients;
import io.daogou.learn.layer.Layer;
import io.daogou.learn.layer.LayerContract;
import io.daogou.learn.layer.Parameter;
import java.util.List;

/** A whole block with everything that can be in one. */
class SequenceBlockTest extends LayerContract {
    private static final SequenceShape SHAPE = new SequenceShape(12, 1, 3, 7, Activation.Kind.SWIGLU, 40, .4, 4, 0);

    private final SequenceWeights weights = start();

    private static SequenceWeights start() {
        SequenceWeights weights = SequenceWeights.start(SHAPE, 5, 2);
        // Larger than in a real start, so that every part has a slope to be seen.
        for (Parameter parameter : weights.dense()) {
            for (int k = 0; k < parameter.size(); k++) {
                parameter.values()[k] *= parameter.name().endsWith("weights") ? 15 : 1;
            }
        }
        return weights;
    }

    @Override
    protected List<Parameter> parameters() {
        return weights.dense().stream()
                .filter(parameter -> parameter.name().startsWith("block"))
                .toList();
    }

    @Override
    protected Layer layer(Gradients gradients) {
        return new SequenceBlock(weights.blocks().getFirst(), SHAPE, 0, 1, gradients);
    }

    @Override
    protected int inputs() {
        return SHAPE.factors();
    }

    @Override
    protected int outputs() {
        return SHAPE.factors();
    }
}
