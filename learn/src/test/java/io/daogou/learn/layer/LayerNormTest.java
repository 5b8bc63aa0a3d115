package io.daogou.learn.layer;

import java.util.List;
import java.util.SplittableRandom;

class LayerNormTest extends LayerContract {
    private final Parameter gain = Parameter.normal("gain", 1, 19, 1, new SplittableRandom(1));
    private final Parameter bias = Parameter.normal("bias", 1, 19, 1, new SplittableRandom(2));

    @Override
    protected List<Parameter> parameters() {
        return List.of(gain, bias);
    }

    @Override
    protected Layer layer(Gradients gradients) {
        return new LayerNorm(gain, bias, gradients);
    }

    @Override
    protected int inputs() {
        return 19;
    }

    @Override
    protected int outputs() {
        return 19;
    }
}
