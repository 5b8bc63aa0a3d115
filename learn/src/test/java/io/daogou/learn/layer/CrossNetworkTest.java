package io.daogou.learn.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CrossNetworkTest extends LayerContract {
    private static final int COLUMNS = 13;

    private final SplittableRandom random = new SplittableRandom(3);
    private final Parameter full = Parameter.normal("full", COLUMNS, COLUMNS, 0.2, random);
    private final Parameter bias = Parameter.normal("bias", 1, COLUMNS, 0.3, random);
    private final Parameter narrow = Parameter.normal("narrow", COLUMNS, 4, 0.3, random);
    private final Parameter wide = Parameter.normal("wide", 4, COLUMNS, 0.3, random);
    private final Parameter otherBias = Parameter.normal("other bias", 1, COLUMNS, 0.3, random);

    @Override
    protected List<Parameter> parameters() {
        return List.of(full, bias, narrow, wide, otherBias);
    }

    @Override
    protected Layer layer(Gradients gradients) {
        Layer lowRank = new Chain(List.of(new Dense(narrow, null, gradients), new Dense(wide, otherBias, gradients)));
        return new CrossNetwork(COLUMNS, List.of(new Dense(full, bias, gradients), lowRank));
    }

    @Override
    protected int inputs() {
        return COLUMNS;
    }

    @Override
    protected int outputs() {
        return COLUMNS;
    }

    @Test
    void aLayerAddsTheProductOfTheFirstRowAndAMixOfTheLast() {
        Parameter weights = Parameter.constant("weights", 2, 2, 0);
        weights.values()[1] = 3;
        Parameter one = Parameter.constant("one", 1, 2, 1);
        Gradients gradients = new Gradients();
        Layer network =
                new CrossNetwork(2, List.of(new Dense(weights, one, gradients), new Dense(weights, one, gradients)));
        // x1 = (2·1 + 2, 5·(3·2 + 1) + 5) = (4, 40); x2 = (2·1 + 4, 5·(3·4 + 1) + 40).
        assertThat(network.forward(new float[] {2, 5}, Packing.of(1))).startsWith(6, 105);
    }

    @Test
    void withoutLayersItIsTheIdentity() {
        Layer network = new CrossNetwork(2, List.of());
        assertThat(network.forward(new float[] {2, 5}, Packing.of(1))).startsWith(2, 5);
        assertThat(network.backward(new float[] {7, 1}, Packing.of(1)))
                .containsExactly(new float[] {7, 1}, Offset.offset(0f));
    }
}
