package io.daogou.learn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DropoutTest {
    private static final int COLUMNS = 50;

    private static float[] ones(int rows) {
        float[] ones = new float[rows * COLUMNS];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void dropsItsShareAndKeepsTheMean() {
        float[] y = new Dropout(0.3, COLUMNS, 1)
                .forward(ones(1000), Packing.of(1000).training(9, 0));
        int dropped = 0;
        double sum = 0;
        for (float value : y) {
            dropped += value == 0 ? 1 : 0;
            sum += value;
        }
        assertThat(dropped / 50_000.0).isBetween(0.29, 0.31);
        assertThat(sum / 50_000).isBetween(0.98, 1.02);
    }

    @Test
    void doesNothingOutsideTraining() {
        assertThat(new Dropout(0.9, COLUMNS, 1).forward(ones(3), Packing.of(3))).containsOnly(1);
    }

    @Test
    void goesBackWhereItWentForward() {
        Dropout dropout = new Dropout(0.5, COLUMNS, 1);
        Packing packing = Packing.of(7).training(1, 0);
        float[] y = dropout.forward(ones(7), packing).clone();
        assertThat(dropout.backward(ones(7), packing)).containsExactly(y);
    }

    @Test
    void whatIsDroppedDoesNotDependOnHowABatchIsSharedOut() {
        float[] whole =
                new Dropout(0.5, COLUMNS, 1).forward(ones(10), Packing.of(10).training(1, 0));
        float[] part =
                new Dropout(0.5, COLUMNS, 1).forward(ones(4), Packing.of(4).training(1, 6));
        assertThat(part).containsExactly(Arrays.copyOfRange(whole, 6 * COLUMNS, whole.length));
    }

    @Test
    void anotherLayerAndAnotherSeedDropOthers() {
        float[] one =
                new Dropout(0.5, COLUMNS, 1).forward(ones(10), Packing.of(10).training(1, 0));
        assertThat(new Dropout(0.5, COLUMNS, 2).forward(ones(10), Packing.of(10).training(1, 0)))
                .isNotEqualTo(one);
        assertThat(new Dropout(0.5, COLUMNS, 1).forward(ones(10), Packing.of(10).training(2, 0)))
                .isNotEqualTo(one);
    }

    @Test
    void aRateOfOneIsRefused() {
        assertThatThrownBy(() -> new Dropout(1, 2, 1)).hasMessageContaining("dropout is 1.0");
    }
}
