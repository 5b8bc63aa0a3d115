package io.daogou.learn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrequencyFilterTest extends LayerContract {
    private final Parameter beta = Parameter.normal("beta", 1, 10, 1, new SplittableRandom(1));

    @Override
    protected List<Parameter> parameters() {
        return List.of(beta);
    }

    @Override
    protected Layer layer(Gradients gradients) {
        return new FrequencyFilter(beta, 40, 4, gradients);
    }

    @Override
    protected int inputs() {
        return 10;
    }

    @Override
    protected int outputs() {
        return 10;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 6, 7, 8, 50})
    void withAllFrequenciesThereAreEveryRowIsSlow(int period) {
        float[] identity = new float[period];
        identity[0] = 1;
        for (int frequencies : new int[] {period / 2 + 1, period / 2 + 2, period, 2 * period + 3}) {
            assertThat(FrequencyFilter.kernel(period, frequencies))
                    .as("%d frequencies of period %d", frequencies, period)
                    .containsExactly(identity, within(1e-6f));
        }
    }

    /** What is slow already stays as it is: around a circle, the kernel filtered by itself is the kernel. */
    @ParameterizedTest
    @CsvSource({"6, 2", "6, 3", "7, 3", "8, 4", "50, 5"})
    void whatIsSlowIsSlowOnTheSecondLookToo(int period, int frequencies) {
        float[] kernel = FrequencyFilter.kernel(period, frequencies);
        for (int k = 0; k < period; k++) {
            double sum = 0;
            for (int s = 0; s < period; s++) {
                sum += kernel[s] * kernel[(k - s + period) % period];
            }
            assertThat(sum).isCloseTo(kernel[k], within(1e-6));
        }
        assertThat(kernel[0]).isCloseTo((2f * frequencies - 1) / period, within(1e-6f));
    }

    @Test
    void theFilterSumsWithItsKernel() {
        Layer filter = new FrequencyFilter(Parameter.constant("beta", 1, 1, 0), 6, 3, new Gradients());
        float[] kernel = FrequencyFilter.kernel(6, 3);
        assertThat(filter.forward(new float[] {1, 0, 0, 0, 0, 0}, Packing.of(6)))
                .startsWith(kernel);
    }
}
