package io.daogou.learn.layer;

import java.util.List;
import java.util.SplittableRandom;

class DenseTest extends LayerContract {
    private final Parameter weights = Parameter.normal("weights", 13, 21, 0.3, new SplittableRandom(1));
    private final Parameter bias = Parameter.normal("bias", 1, 21, 0.3, new SplittableRandom(2));

    @Override
    protected List<Parameter> parameters() {
        return List.of(weights, bias);
    }

    @Override
    protected Layer layer(Gradients gradients) {
        return new Dense(weights, bias, gradients);
    }

    @Override
    protected int inputs() {
        return 13;
    }

    @Override
    protected int outputs() {
        return 21;
    }
}
