package io.daogou.learn.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products beyond each of the sizes that are worked on at a time, against a plain sum. */
class SmallProductsTest {
    @ParameterizedTest
    @CsvSource({
        "3, 300, 40",
        "70, 64, 530",
        "133, 257, 47",
        "64, 128, 512",
        "65, 129, 513",
        "8, 1, 16",
        "200, 40, 16",
        "9, 0, 20"
    })
    void addTheProductToWhatWasThere(int rows, int depth, int columns) {
        for (boolean transposed : new boolean[] {false, true}) {
            SplittableRandom random = new SplittableRandom(rows * 31L + columns);
            float[] a = numbers(rows * depth, random);
            float[] b = numbers(depth * columns, random);
            float[] c = numbers(rows * columns, random);
            MatrixView left = transposed ? MatrixView.of(a, depth, rows).transposed() : MatrixView.of(a, rows, depth);
            float[] expected = c.clone();
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    double sum = 0;
                    for (int k = 0; k < depth; k++) {
                        sum += (double) a[transposed ? k * rows + i : i * depth + k] * b[k * columns + j];
                    }
                    expected[i * columns + j] += (float) sum;
                }
            }
            SmallProducts.add(left, MatrixView.of(b, depth, columns), MatrixView.of(c, rows, columns));
            assertThat(c).as("transposed: %s", transposed).containsExactly(expected, offset(1e-4f));
        }
    }

    private static float[] numbers(int count, SplittableRandom random) {
        float[] numbers = new float[count];
        for (int k = 0; k < count; k++) {
            numbers[k] = (float) random.nextDouble(-1, 1);
        }
        return numbers;
    }
}
