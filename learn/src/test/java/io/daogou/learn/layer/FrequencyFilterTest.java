package io.daogou.learn.layer;

import java.util.List;
import java.util.SplittableRandom;

class FrequencyFilterTest extends LayerContract {
    private final Parameter beta = Parameter.normal("beta", 1, 10, 1, new SplittableRandom(1));

    @Override
    protected List<Parameter> parameters() {
        return List.of(beta);
    }

    @Override
    protected Layer layer(Gradients gradients) {
        return new FrequencyFilter(beta, 40, 4, gradients);
    }

    @Override
    protected int inputs() {
        return 10;
    }

    @Override
    protected int outputs() {
        return 10;
    }
}
