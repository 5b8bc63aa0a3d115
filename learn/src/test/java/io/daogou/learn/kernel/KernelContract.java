package io.daogou.learn.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What every kernel does, against sums in double precision. */
abstract class KernelContract {
    /** The one under test. */
    abstract Kernel kernel();

    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);

    private float[] floats(int length) {
        float[] values = new float[length];
        for (int k = 0; k < length; k++) {
            values[k] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }

    @RepeatedTest(40)
    void aTileAddsTheProductOfItsPanels() {
        int rows = Kernel.TILE_ROWS;
        int columns = kernel().tileColumns();
        int depth = random.nextInt(70);
        int aFrom = random.nextInt(5);
        int bFrom = random.nextInt(5);
        int cFrom = random.nextInt(5);
        int stride = columns + random.nextInt(4);
        float[] a = floats(aFrom + depth * rows + 2);
        float[] b = floats(bFrom + depth * columns + 2);
        float[] c = floats(cFrom + rows * stride + 2);
        float[] expected = c.clone();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double sum = 0;
                for (int k = 0; k < depth; k++) {
                    sum += (double) a[aFrom + k * rows + row] * b[bFrom + k * columns + column];
                }
                expected[cFrom + row * stride + column] += (float) sum;
            }
        }
        kernel().addTile(depth, a, aFrom, b, bFrom, c, cFrom, stride, new float[rows * columns]);
        assertThat(c).as("seed %d, depth %d", seed, depth).containsExactly(expected, offset(1e-5f));
    }

    @RepeatedTest(40)
    void aDotProductIsTheSumOfProducts() {
        int length = random.nextInt(200);
        float[] a = floats(length + 7);
        float[] b = floats(length + 3);
        double sum = 0;
        for (int k = 0; k < length; k++) {
            sum += (double) a[5 + k] * b[2 + k];
        }
        assertThat((double) kernel().dot(a, 5, b, 2, length))
                .as("seed %d, length %d", seed, length)
                .isCloseTo(sum, offset(1e-5));
    }

    @RepeatedTest(40)
    void aSumOfAnyRowsReplacesItsPartOnly() {
        int width = 1 + random.nextInt(100);
        int rows = 1 + random.nextInt(9);
        int count = random.nextInt(20);
        float[] x = floats(rows * width);
        float[] factors = floats(count + 3);
        int[] chosen = random.ints(count + 3, 0, rows).toArray();
        float[] y = floats(width + 5);
        float[] expected = y.clone();
        for (int l = 0; l < width; l++) {
            double sum = 0;
            for (int k = 2; k < 2 + count; k++) {
                sum += (double) factors[k] * x[chosen[k] * width + l];
            }
            expected[3 + l] = (float) sum;
        }
        kernel().sumRows(factors, chosen, 2, 2 + count, x, width, y, 3);
        assertThat(y).as("seed %d, width %d", seed, width).containsExactly(expected, offset(1e-5f));
    }

    @RepeatedTest(40)
    void aScaledVectorIsAddedToItsPartOnly() {
        int length = random.nextInt(100);
        float[] x = floats(length + 4);
        float[] y = floats(length + 9);
        float[] expected = y.clone();
        for (int k = 0; k < length; k++) {
            expected[3 + k] += 0.5f * x[1 + k];
        }
        kernel().addScaled(0.5f, x, 1, y, 3, length);
        assertThat(y).as("seed %d, length %d", seed, length).containsExactly(expected, offset(1e-6f));
    }

    @RepeatedTest(40)
    void aVectorIsScaledIntoItsPartOnly() {
        int length = random.nextInt(100);
        float[] x = floats(length + 4);
        float[] out = floats(length + 9);
        float[] expected = out.clone();
        for (int k = 0; k < length; k++) {
            expected[3 + k] = -2 * x[1 + k];
        }
        kernel().scale(-2, x, 1, out, 3, length);
        assertThat(out).as("seed %d, length %d", seed, length).containsExactly(expected);
    }

    @RepeatedTest(40)
    void twoVectorsMultiplyEntryByEntry() {
        int length = random.nextInt(100);
        float[] x = floats(length + 4);
        float[] y = floats(length + 9);
        float[] out = floats(length + 5);
        float[] expected = out.clone();
        for (int k = 0; k < length; k++) {
            expected[2 + k] = x[1 + k] * y[3 + k];
        }
        kernel().multiply(x, 1, y, 3, out, 2, length);
        assertThat(out).as("seed %d, length %d", seed, length).containsExactly(expected);
    }

    @RepeatedTest(40)
    void rowsMultiplyWithAVector() {
        int stride = random.nextInt(1, 14) * PaddedRows.LENGTH_STEP;
        int count = random.nextInt(4) * PaddedRows.ROW_STEP;
        float[] rows = floats(3 + count * stride);
        float[] x = floats(stride + 2);
        float[] out = floats(count + 5);
        float[] expected = out.clone();
        for (int r = 0; r < count; r++) {
            double sum = 0;
            for (int k = 0; k < stride; k++) {
                sum += (double) rows[3 + r * stride + k] * x[2 + k];
            }
            expected[4 + r] = (float) sum;
        }
        kernel().timesVector(rows, 3, stride, count, x, 2, out, 4, new float[PaddedRows.SCRATCH]);
        assertThat(out).as("seed %d, %d × %d", seed, count, stride).containsExactly(expected, offset(1e-5f));
    }

    @RepeatedTest(40)
    void multiplesOfRowsAreAdded() {
        int stride = random.nextInt(1, 14) * PaddedRows.LENGTH_STEP;
        int count = random.nextInt(30);
        float[] rows = floats(count * stride);
        float[] factors = floats(count);
        float[] y = floats(stride + 1);
        float[] expected = y.clone();
        for (int k = 0; k < stride; k++) {
            double sum = y[k];
            for (int r = 0; r < count; r++) {
                sum += (double) factors[r] * rows[r * stride + k];
            }
            expected[k] = (float) sum;
        }
        kernel().addRows(factors, rows, stride, count, y);
        assertThat(y).as("seed %d, %d × %d", seed, count, stride).containsExactly(expected, offset(1e-5f));
    }

    @RepeatedTest(40)
    void aPivotIsTakenFromTheRowsAfterItRightOfTheDiagonal() {
        int count = random.nextInt(1, 40);
        int stride = 48;
        int pivot = random.nextInt(count);
        float[] a = floats(stride * stride);
        a[pivot * stride + pivot] = 2;
        float[] before = a.clone();
        kernel().eliminate(a, stride, pivot, count);
        for (int i = 0; i < stride; i++) {
            float factor = i > pivot && i < count ? before[pivot * stride + i] / 2 : 0;
            for (int j = i; j <= count; j++) {
                assertThat(a[i * stride + j])
                        .as("seed %d, pivot %d of %d, entry %d, %d", seed, pivot, count, i, j)
                        .isCloseTo(before[i * stride + j] - factor * before[pivot * stride + j], offset(1e-6f));
            }
        }
    }

    @RepeatedTest(40)
    void positionsOfHighValuesAreFoundInOrder() {
        int from = random.nextInt(5);
        int length = random.nextInt(150);
        float[] values = floats(from + length + 4);
        float least = values.length > 10 ? values[random.nextInt(values.length)] : 0;
        int[] found = new int[length];
        int count = kernel().atLeast(least, values, from, from + length, found);
        int next = 0;
        for (int k = from; k < from + length; k++) {
            if (values[k] >= least) {
                assertThat(found[next++]).as("seed %d", seed).isEqualTo(k);
            }
        }
        assertThat(count).as("seed %d", seed).isEqualTo(next);
    }

    @Test
    void whatIsNotANumberIsNotHigh() {
        float[] values = new float[40];
        Arrays.fill(values, Float.NaN);
        values[33] = Float.NEGATIVE_INFINITY;
        int[] found = new int[40];
        assertThat(kernel().atLeast(Float.NEGATIVE_INFINITY, values, 0, 40, found))
                .isEqualTo(1);
        assertThat(found[0]).isEqualTo(33);
    }
}
