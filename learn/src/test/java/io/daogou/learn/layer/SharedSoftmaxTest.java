package io.daogou.learn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SharedSoftmaxTest {
    private static final int WIDTH = 9;

    private final SplittableRandom random = new SplittableRandom(5);
    private final Parameter table = Parameter.normal("items", 30, WIDTH, 0.7, random);
    private final float[] h = rows(70);
    private double scale;
    private final int[] targets = random.ints(70, 0, 30).toArray();

    private float[] rows(int count) {
        float[] rows = new float[count * WIDTH];
        for (int k = 0; k < rows.length; k++) {
            rows[k] = (float) random.nextGaussian();
        }
        return rows;
    }

    private Candidates all() {
        int[] items = new int[30];
        Arrays.setAll(items, k -> k);
        return SharedSoftmax.candidates(table, scale, items, new float[30]);
    }

    private Candidates few() {
        return SharedSoftmax.candidates(table, scale, new int[] {3, 8, 21}, new float[] {0.5f, 2, -1});
    }

    private double score(int row, int item) {
        double score = 0;
        for (int k = 0; k < WIDTH; k++) {
            score += (double) h[row * WIDTH + k] * table.values()[item * WIDTH + k];
        }
        return score;
    }

    @Test
    void withAllItemsItIsTheFullSoftmax() {
        double expected = 0;
        for (int row = 0; row < targets.length; row++) {
            double sum = 0;
            for (int item = 0; item < 30; item++) {
                sum += Math.exp(score(row, item));
            }
            expected += Math.log(sum) - score(row, targets[row]);
        }
        double loss = new SharedSoftmax(table, scale, new Gradients()).forward(h, targets, all(), 1);
        assertThat(loss).isCloseTo(expected, Offset.offset(1e-3));
    }

    @Test
    void aCorrectionIsAddedToTheScoreOfANegativeAndNotToTheRightItem() {
        Candidates few = few();
        int[] right = {8};
        double sum = Math.exp(score(0, 8)) + Math.exp(score(0, 3) + 0.5) + Math.exp(score(0, 21) - 1);
        double loss = new SharedSoftmax(table, scale, new Gradients()).forward(h, right, few, 1);
        assertThat(loss).isCloseTo(Math.log(sum) - score(0, 8), Offset.offset(1e-5));
    }

    @Test
    void theGradientsAreSlopesOfTheLoss() {
        assertGradientsAreSlopes();
    }

    @Test
    void theGradientsOfCosinesAreSlopesToo() {
        scale = 4;
        assertGradientsAreSlopes();
    }

    @Test
    void withAScaleTheLengthOfVectorsDoesNotMatter() {
        scale = 4;
        double before = loss();
        for (int k = 0; k < table.size(); k++) {
            table.values()[k] *= 3;
        }
        for (int k = 0; k < h.length; k++) {
            h[k] *= 0.5f;
        }
        assertThat(loss()).isCloseTo(before, Offset.offset(1e-3));
    }

    @Test
    void rowsMayComeInParts() {
        Candidates few = few();
        Gradients whole = new Gradients();
        double expected = new SharedSoftmax(table, scale, whole).forward(h, targets, few, 1);
        Gradients inParts = new Gradients();
        SharedSoftmax softmax = new SharedSoftmax(table, scale, inParts);
        double loss = 0;
        for (int[] part : new int[][] {{0, 13}, {13, 70}}) {
            float[] rows = Arrays.copyOfRange(h, part[0] * WIDTH, part[1] * WIDTH);
            loss += softmax.forward(rows, Arrays.copyOfRange(targets, part[0], part[1]), few, 1);
        }
        assertThat(loss).isCloseTo(expected, Offset.offset(1e-3));
        RowGradient own = inParts.rowsOf(table);
        RowGradient other = whole.rowsOf(table);
        for (int slot = 0; slot < own.slots(); slot++) {
            int from = other.find(own.row(slot)) * WIDTH;
            assertThat(Arrays.copyOfRange(own.values(), slot * WIDTH, (slot + 1) * WIDTH))
                    .containsExactly(Arrays.copyOfRange(other.values(), from, from + WIDTH), Offset.offset(1e-4f));
        }
    }

    @Test
    void rowsOfOtherCandidatesAreRefused() {
        SharedSoftmax softmax = new SharedSoftmax(table, scale, new Gradients());
        softmax.forward(h, targets, few(), 1);
        assertThatThrownBy(() -> softmax.forward(h, targets, all(), 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("clear it before a loss");
    }

    private void assertGradientsAreSlopes() {
        Candidates few = few();
        Gradients gradients = new Gradients();
        SharedSoftmax softmax = new SharedSoftmax(table, scale, gradients);
        softmax.forward(h, targets, few, 0.25f);
        RowGradient byItem = gradients.rowsOf(table);
        for (int trial = 0; trial < 40; trial++) {
            int at = random.nextInt(h.length);
            assertThat((double) softmax.inputGradient()[at]).isCloseTo(0.25 * slope(h, at), Offset.offset(2e-3));
            int row = targets[random.nextInt(targets.length)];
            int entry = random.nextInt(WIDTH);
            float own = byItem.values()[byItem.find(row) * WIDTH + entry];
            assertThat((double) own).isCloseTo(0.25 * slope(table.values(), row * WIDTH + entry), Offset.offset(5e-3));
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

    private double loss() {
        Candidates few = few();
        return new SharedSoftmax(table, scale, new Gradients()).forward(h, targets, few, 1);
    }
}
