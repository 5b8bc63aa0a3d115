package io.daogou.learn.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ListSoftmaxTest {
    private static final Packing TWO_LISTS = Packing.of(3, 4);
    private static final ListSoftmax.Choices CHOICES =
            new ListSoftmax.Choices(new int[] {0, 1, 2, 0, 2, 1, 9}, new float[] {0, 1, 0, 2, 0, 1, 0});

    private final Parameter places = Parameter.normal("places", 1, 3, 0.5, new SplittableRandom(1));
    private final float[] scores = {0.3f, -1.2f, 0.8f, 2, 0.1f, -0.4f, 0.9f};

    private double loss() {
        return new ListSoftmax(places, new Gradients()).forward(scores, CHOICES, TWO_LISTS, 1);
    }

    @Test
    void itIsTheSurpriseOfWhatWasChosenByItsGain() {
        float[] t = places.values();
        double first = Math.exp(0.3 + t[0]) + Math.exp(-1.2 + t[1]) + Math.exp(0.8 + t[2]);
        // The last place stands for all beyond it.
        double second = Math.exp(2 + t[0]) + Math.exp(0.1 + t[2]) + Math.exp(-0.4 + t[1]) + Math.exp(0.9 + t[2]);
        double expected = Math.log(first)
                - (-1.2 + t[1])
                + 2 * (Math.log(second) - (2 + t[0]))
                + Math.log(second)
                - (-0.4 + t[1]);
        assertThat(loss()).isCloseTo(expected, Offset.offset(1e-5));
    }

    @Test
    void theGradientsAreSlopesOfTheLoss() {
        Gradients gradients = new Gradients();
        ListSoftmax softmax = new ListSoftmax(places, gradients);
        softmax.forward(scores, CHOICES, TWO_LISTS, 0.5f);
        for (int row = 0; row < scores.length; row++) {
            assertThat((double) softmax.inputGradient()[row]).isCloseTo(0.5 * slope(scores, row), Offset.offset(1e-3));
        }
        for (int place = 0; place < places.size(); place++) {
            assertThat((double) gradients.of(places)[place])
                    .isCloseTo(0.5 * slope(places.values(), place), Offset.offset(1e-3));
        }
    }

    private double slope(float[] values, int at) {
        float before = values[at];
        values[at] = before + 1e-2f;
        double up = loss();
        values[at] = before - 1e-2f;
        double down = loss();
        values[at] = before;
        return (up - down) / 2e-2;
    }

    @Test
    void aListOnWhichNothingWasChosenSaysNothing() {
        Gradients gradients = new Gradients();
        ListSoftmax softmax = new ListSoftmax(places, gradients);
        ListSoftmax.Choices nothing = new ListSoftmax.Choices(CHOICES.places(), new float[7]);
        assertThat(softmax.forward(scores, nothing, TWO_LISTS, 1)).isZero();
        assertThat(softmax.inputGradient()).containsOnly(0);
        assertThat(gradients.of(places)).containsOnly(0);
    }

    @Test
    void hugeScoresAreNoTrouble() {
        scores[0] = 500;
        scores[1] = -500;
        assertThat(loss()).isFinite().isGreaterThan(900);
    }
}
