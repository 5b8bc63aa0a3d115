package io.daogou.learn.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What every kernel of layers does, against sums in double precision. */
abstract class LayerKernelContract {
    /** The one under test. */
    abstract LayerKernel kernel();

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
    void aTileAddsTheProductOfRowsOrOfColumns() {
        int rows = LayerKernel.TILE_ROWS;
        int columns = kernel().tileColumns();
        int depth = random.nextInt(70);
        boolean transposed = random.nextBoolean();
        int down = transposed ? 1 : depth + random.nextInt(3);
        int along = transposed ? rows + random.nextInt(3) : 1;
        int bDown = columns + random.nextInt(5);
        int cDown = columns + random.nextInt(5);
        float[] a = floats(2 + rows * down + depth * along + rows);
        float[] b = floats(3 + (depth + 1) * bDown);
        float[] c = floats(1 + rows * cDown);
        float[] expected = c.clone();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double sum = 0;
                for (int k = 0; k < depth; k++) {
                    sum += (double) a[2 + row * down + k * along] * b[3 + k * bDown + column];
                }
                expected[1 + row * cDown + column] += (float) sum;
            }
        }
        float[] rowPanel = new float[4 + depth * rows];
        float[] columnPanel = new float[5 + depth * columns];
        kernel().packRows(depth, a, 2, down, along, rowPanel, 4);
        kernel().packColumns(depth, b, 3, bDown, columnPanel, 5);
        kernel().addTile(depth, rowPanel, 4, columnPanel, 5, c, 1, cDown);
        assertThat(c).as("seed %d, depth %d", seed, depth).containsExactly(expected, offset(1e-5f));
    }

    @RepeatedTest(40)
    void aRowOfAnyLengthAddsItsProduct() {
        int columns = random.nextInt(90);
        int depth = random.nextInt(30);
        int along = 1 + random.nextInt(3);
        float[] a = floats(1 + depth * along);
        float[] b = floats(2 + depth * columns);
        float[] c = floats(3 + columns);
        float[] expected = c.clone();
        for (int column = 0; column < columns; column++) {
            double sum = 0;
            for (int k = 0; k < depth; k++) {
                sum += (double) a[1 + k * along] * b[2 + k * columns + column];
            }
            expected[3 + column] += (float) sum;
        }
        kernel().addRow(depth, a, 1, along, b, 2, columns, c, 3, columns);
        assertThat(c).as("seed %d", seed).containsExactly(expected, offset(1e-5f));
    }

    @RepeatedTest(20)
    void theLargestOfAnyLengthIsFound() {
        int length = 1 + random.nextInt(70);
        float[] x = floats(length + 9);
        int place = 4 + random.nextInt(length);
        x[place] = 2;
        x[3] = 3;
        x[length + 4] = 3;
        assertThat(kernel().largest(x, 4, length)).as("seed %d", seed).isEqualTo(2);
    }

    @RepeatedTest(20)
    void exponentialsAreRightInSixDigits() {
        int length = random.nextInt(100);
        float[] x = floats(length + 3);
        for (int k = 0; k < x.length; k++) {
            x[k] *= 60;
        }
        float[] before = x.clone();
        double sum = kernel().exponentials(x, 2, length, 1.5f);
        double expectedSum = 0;
        for (int k = 0; k < length; k++) {
            double expected = Math.exp(before[2 + k] - 1.5f);
            expectedSum += expected;
            assertThat((double) x[2 + k]).isCloseTo(expected, offset(1e-6 * expected));
        }
        assertThat(sum).isCloseTo(expectedSum, offset(1e-5 * expectedSum));
        assertThat(x[1]).isEqualTo(before[1]);
        assertThat(x[2 + length]).isEqualTo(before[2 + length]);
    }

    @Test
    void exponentialsOfTheVerySmallVanishAndOfTheVeryLargeAreFinite() {
        float[] x = new float[40];
        for (int k = 0; k < x.length; k++) {
            x[k] = k % 2 == 0 ? -1e30f : 80;
        }
        kernel().exponentials(x, 0, 40, 0);
        for (int k = 0; k < x.length; k++) {
            assertThat(x[k]).isBetween(0f, k % 2 == 0 ? 1e-37f : Float.MAX_VALUE);
        }
    }

    @RepeatedTest(20)
    void gatesAndTheirGradientsAreTheirFormulas() {
        int length = random.nextInt(60);
        float linear = (float) random.nextDouble(2);
        float cubic = (float) random.nextDouble(0.2);
        float[] x = floats(length);
        float[] dy = floats(length);
        float[] y = new float[length];
        float[] dx = new float[length];
        for (int k = 0; k < length; k++) {
            x[k] *= 6;
        }
        kernel().gate(linear, cubic, x, y, length);
        kernel().gateGradient(linear, cubic, x, dy, dx, length);
        for (int k = 0; k < length; k++) {
            double share = 1 / (1 + Math.exp(-x[k] * (linear + cubic * x[k] * x[k])));
            double slope = share + x[k] * share * (1 - share) * (linear + 3 * cubic * x[k] * x[k]);
            assertThat((double) y[k]).isCloseTo(x[k] * share, offset(1e-5));
            assertThat((double) dx[k]).isCloseTo(dy[k] * slope, offset(1e-5));
        }
    }

    @RepeatedTest(20)
    void aNormalRowHasMeanZeroAndLengthOneAndItsGradientNeither() {
        int length = random.nextBoolean() ? 16 * (1 + random.nextInt(5)) : 2 + random.nextInt(70);
        float[] x = floats(length + 2);
        float[] normal = new float[length + 2];
        float scale = kernel().normalize(x, 2, length, 1e-5f, normal);
        double mean = 0;
        for (int k = 2; k < length + 2; k++) {
            mean += x[k] / (double) length;
        }
        double variance = 0;
        for (int k = 2; k < length + 2; k++) {
            variance += (x[k] - mean) * (x[k] - mean) / length;
        }
        assertThat((double) scale).isCloseTo(1 / Math.sqrt(variance + 1e-5), offset(1e-4 * scale));
        for (int k = 2; k < length + 2; k++) {
            assertThat((double) normal[k]).isCloseTo((x[k] - mean) * scale, offset(1e-4));
        }
        float[] g = floats(length + 2);
        float[] dx = new float[length + 2];
        kernel().normalizeGradient(normal, g, scale, 2, length, dx);
        double sum = 0;
        double along = 0;
        for (int k = 2; k < length + 2; k++) {
            sum += dx[k];
            along += dx[k] * normal[k];
        }
        assertThat(sum / scale).isCloseTo(0, offset(1e-3));
        assertThat(along / scale).isCloseTo(0, offset(0.05));
    }
}
