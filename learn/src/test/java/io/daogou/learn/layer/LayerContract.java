package io.daogou.learn.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every layer must do, at shapes that are no multiples of anything. */
public abstract class LayerContract {
    private static final float STEP = 5e-3f;

    private final SplittableRandom random = new SplittableRandom(7);

    /** The parameters of the layer under test; always the same. */
    protected abstract List<Parameter> parameters();

    /** A copy of it. */
    protected abstract Layer layer(Gradients gradients);

    /** Floats of a row that it takes. */
    protected abstract int inputs();

    /** Floats of a row that it gives. */
    protected abstract int outputs();

    private float[] random(int size) {
        float[] values = new float[size];
        for (int k = 0; k < size; k++) {
            values[k] = (float) random.nextGaussian();
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3", "5,1,2", "17,4", "1,1,1,1,1", "33"})
    void theWayBackIsTheSlopeOfTheWayForward(String lengths) {
        Packing packing = Packing.of(
                Arrays.stream(lengths.split(",")).mapToInt(Integer::parseInt).toArray());
        float[] x = random(packing.rows() * inputs());
        float[] weights = random(packing.rows() * outputs());
        Gradients gradients = new Gradients();
        Layer layer = layer(gradients);
        layer.forward(x.clone(), packing);
        float[] dx = Arrays.copyOf(layer.backward(weights.clone(), packing), x.length);
        Layer other = layer(new Gradients());
        DoubleSupplier loss = () -> dot(other.forward(x.clone(), packing), weights);
        assertSlopes("x", x, dx, loss);
        for (Parameter parameter : parameters()) {
            assertSlopes(parameter.name(), parameter.values(), gradients.of(parameter), loss);
        }
    }

    /** A few entries of an array, each moved a little both ways. */
    private void assertSlopes(String what, float[] values, float[] gradient, DoubleSupplier loss) {
        for (int trial = 0; trial < 12; trial++) {
            int at = random.nextInt(values.length);
            float before = values[at];
            values[at] = before + STEP;
            double up = loss.getAsDouble();
            values[at] = before - STEP;
            double down = loss.getAsDouble();
            values[at] = before;
            double slope = (up - down) / (2 * STEP);
            assertThat((double) gradient[at])
                    .as("gradient of %s[%d]", what, at)
                    .isCloseTo(slope, Offset.offset(0.02 + 0.02 * Math.abs(slope)));
        }
    }

    private static double dot(float[] y, float[] weights) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += (double) y[k] * weights[k];
        }
        return sum;
    }

    @Test
    void aSequenceGivesTheSameAloneAsAmongOthers() {
        Packing together = Packing.of(4, 18, 3);
        float[] x = random(together.rows() * inputs());
        float[] all = layer(new Gradients()).forward(x.clone(), together).clone();
        for (int s = 0; s < together.sequences(); s++) {
            int from = together.start(s);
            int length = together.length(s);
            float[] own = Arrays.copyOfRange(x, from * inputs(), (from + length) * inputs());
            float[] alone = layer(new Gradients()).forward(own, Packing.of(length));
            assertThat(Arrays.copyOf(alone, length * outputs()))
                    .containsExactly(
                            Arrays.copyOfRange(all, from * outputs(), (from + length) * outputs()),
                            Offset.offset(1e-5f));
        }
    }

    @Test
    void aRowHearsNothingOfWhatComesAfterIt() {
        Packing packing = Packing.of(20);
        float[] x = random(packing.rows() * inputs());
        float[] before = layer(new Gradients()).forward(x.clone(), packing).clone();
        float[] changed = x.clone();
        Arrays.fill(changed, 11 * inputs(), changed.length, 3);
        float[] after = layer(new Gradients()).forward(changed, packing);
        assertThat(Arrays.copyOf(after, 11 * outputs()))
                .containsExactly(Arrays.copyOf(before, 11 * outputs()), Offset.offset(1e-6f));
    }

    @Test
    void gradientsAddUp() {
        Packing packing = Packing.of(3, 2);
        float[] x = random(packing.rows() * inputs());
        float[] dy = random(packing.rows() * outputs());
        Gradients once = new Gradients();
        Layer layer = layer(once);
        layer.forward(x.clone(), packing);
        layer.backward(dy.clone(), packing);
        Gradients twice = new Gradients();
        Layer again = layer(twice);
        for (int pass = 0; pass < 2; pass++) {
            again.forward(x.clone(), packing);
            again.backward(dy.clone(), packing);
        }
        for (Parameter parameter : parameters()) {
            float[] doubled = once.of(parameter).clone();
            for (int k = 0; k < doubled.length; k++) {
                doubled[k] *= 2;
            }
            assertThat(twice.of(parameter)).containsExactly(doubled, Offset.offset(1e-3f));
        }
    }
}
