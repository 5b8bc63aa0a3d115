package io.daogou.learn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AdamTest {
    private final Parameter vector = Parameter.constant("vector", 1, 3, 1);
    private final Parameter table = Parameter.normal("table", 4, 2, 1, new SplittableRandom(1));

    @Test
    void makesTheStepsOfThePaper() {
        Adam adam = new Adam(List.of(vector), List.of(), 0, Double.POSITIVE_INFINITY);
        double m = 0;
        double s = 0;
        double x = 1;
        for (int t = 1; t <= 20; t++) {
            double g = Math.sin(t);
            Gradients gradients = new Gradients();
            gradients.of(vector)[1] = (float) g;
            adam.step(List.of(gradients), 0.1);
            m = 0.9 * m + 0.1 * g;
            s = 0.999 * s + 0.001 * g * g;
            x -= 0.1 * (m / (1 - Math.pow(0.9, t))) / (Math.sqrt(s / (1 - Math.pow(0.999, t))) + 1e-8);
            assertThat((double) vector.values()[1]).isCloseTo(x, Offset.offset(1e-5));
        }
        assertThat(vector.values()[0]).isEqualTo(1);
    }

    @Test
    void movesOnlyTheRowsOfATableThatABatchTouched() {
        float[] before = table.values().clone();
        Gradients one = new Gradients();
        one.rowsOf(table).add(2, 1, new float[] {1, -1}, 0);
        Gradients other = new Gradients();
        other.rowsOf(table).add(2, 1, new float[] {1, -3}, 0);
        other.rowsOf(table).add(0, 1, new float[] {0, 5}, 0);
        new Adam(List.of(), List.of(table), 0, Double.POSITIVE_INFINITY).step(List.of(one, other), 0.1);
        assertThat(table.values())
                .containsExactly(
                        new float[] {
                            before[0],
                            before[1] - 0.1f,
                            before[2],
                            before[3],
                            before[4] - 0.1f,
                            before[5] + 0.1f,
                            before[6],
                            before[7]
                        },
                        Offset.offset(1e-5f));
        assertThat(one.rowsOf(table).slots()).isZero();
    }

    @Test
    void everyEntryOfALargeParameterIsMovedOnceByTheSumOfAllCopies() {
        Parameter large = Parameter.constant("large", 1000, 50, 1);
        Gradients one = new Gradients();
        Gradients other = new Gradients();
        for (int k = 0; k < large.size(); k++) {
            one.of(large)[k] = k % 3;
            other.of(large)[k] = k % 3 == 2 ? -4 : 0;
        }
        new Adam(List.of(large), List.of(), 0, Double.POSITIVE_INFINITY).step(List.of(one, other), 0.1);
        for (int k = 0; k < large.size(); k++) {
            float expected = k % 3 == 0 ? 1 : k % 3 == 1 ? 0.9f : 1.1f;
            assertThat(large.values()[k]).isCloseTo(expected, Offset.offset(1e-5f));
        }
    }

    @Test
    void clipsByTheLengthOfEverything() {
        Adam adam = new Adam(List.of(vector), List.of(table), 0, 1);
        Gradients gradients = new Gradients();
        gradients.of(vector)[0] = 3;
        gradients.rowsOf(table).add(1, 1, new float[] {4, 0}, 0);
        assertThat(adam.step(List.of(gradients), 0.1)).isEqualTo(5);
        assertThat(mean(adam, "vector", 0)).isCloseTo(0.06f, Offset.offset(1e-6f));
        assertThat(mean(adam, "table", 2)).isCloseTo(0.08f, Offset.offset(1e-6f));
    }

    private static float mean(Adam adam, String parameter, int at) {
        return Objects.requireNonNull(adam.moments().get(parameter + ".mean"))[at];
    }

    @Test
    void nothingMovesAfterAnExplosion() {
        Adam adam = new Adam(List.of(vector), List.of(), 0, 1);
        Gradients gradients = new Gradients();
        gradients.of(vector)[0] = Float.NaN;
        assertThat(adam.step(List.of(gradients), 0.1)).isNaN();
        assertThat(vector.values()).containsOnly(1);
        assertThat(adam.steps()).isZero();
    }

    @Test
    void decayShrinksWhatIsNoTable() {
        Adam adam = new Adam(List.of(vector), List.of(table), 0.5, 1);
        adam.step(List.of(new Gradients()), 0.1);
        assertThat(vector.values()).containsOnly(0.95f);
    }

    @Test
    void goesOnFromItsMoments() {
        Adam adam = new Adam(List.of(vector), List.of(), 0, 1);
        Gradients gradients = new Gradients();
        gradients.of(vector)[0] = 1;
        adam.step(List.of(gradients), 0.1);
        Adam other = new Adam(List.of(vector), List.of(), 0, 1);
        other.resume(adam.steps(), adam.moments());
        assertThat(other.moments().get("vector.mean"))
                .containsExactly(adam.moments().get("vector.mean"));
        assertThatThrownBy(() -> other.resume(1, Map.of())).hasMessageContaining("vector.mean");
    }
}
