package io.daogou.learn.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GeluTest extends LayerContract {
    @Override
    protected List<Parameter> parameters() {
        return List.of();
    }

    @Override
    protected Layer layer(Gradients gradients) {
        return new Activation(Activation.Kind.GELU, 11);
    }

    @Override
    protected int inputs() {
        return 11;
    }

    @Override
    protected int outputs() {
        return 11;
    }

    @Test
    void isHalfXTimesOnePlusTanh() {
        float[] x = {-30, -3, -1, -0.1f, 0, 0.1f, 0.5f, 1, 2, 5, 90};
        float[] y = layer(new Gradients()).forward(x, Packing.of(1));
        for (int k = 0; k < x.length; k++) {
            double inner = Math.sqrt(2 / Math.PI) * (x[k] + 0.044715 * x[k] * x[k] * x[k]);
            assertThat((double) y[k])
                    .isCloseTo(0.5 * x[k] * (1 + Math.tanh(inner)), Offset.offset(2e-6 * (1 + Math.abs(x[k]))));
        }
    }
}
