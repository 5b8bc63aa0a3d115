package io.daogou.learn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CausalAttentionTest extends LayerContract {
    private static final int WIDTH = 12;
    private static final int HEADS = 3;

    @Override
    protected List<Parameter> parameters() {
        return List.of();
    }

    @Override
    protected Layer layer(Gradients gradients) {
        return new CausalAttention(WIDTH, HEADS);
    }

    @Override
    protected int inputs() {
        return 3 * WIDTH;
    }

    @Override
    protected int outputs() {
        return WIDTH;
    }

    @Test
    void givesWhatTheFormulaSays() {
        int length = 37;
        SplittableRandom random = new SplittableRandom(3);
        float[] x = new float[length * 3 * WIDTH];
        for (int k = 0; k < x.length; k++) {
            x[k] = (float) random.nextGaussian();
        }
        float[] y = layer(new Gradients()).forward(x, Packing.of(length));
        for (int t = 0; t < length; t++) {
            for (int k = 0; k < WIDTH; k++) {
                assertThat((double) y[t * WIDTH + k]).isCloseTo(byFormula(x, t, k), Offset.offset(1e-5));
            }
        }
    }

    private static double byFormula(float[] x, int t, int k) {
        int headWidth = WIDTH / HEADS;
        int head = k / headWidth * headWidth;
        double sum = 0;
        double weights = 0;
        for (int s = 0; s <= t; s++) {
            double score = 0;
            for (int i = head; i < head + headWidth; i++) {
                score += x[t * 3 * WIDTH + i] * x[s * 3 * WIDTH + WIDTH + i];
            }
            double weight = Math.exp(score / Math.sqrt(headWidth));
            weights += weight;
            sum += weight * x[s * 3 * WIDTH + 2 * WIDTH + k];
        }
        return sum / weights;
    }

    @Test
    void headsThatDoNotDivideTheWidthAreRefused() {
        assertThatThrownBy(() -> new CausalAttention(64, 3))
                .hasMessageContaining("heads is 3")
                .hasMessageContaining("64");
    }
}
