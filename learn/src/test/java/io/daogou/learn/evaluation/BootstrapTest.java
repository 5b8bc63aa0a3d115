package io.daogou.learn.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.daogou.learn.Threads;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    /** Of 300 samples of a skewed distribution with a known mean, about 95 % of intervals must hold it. */
    @Test
    void ninetyFivePercentIntervalsHoldTheTrueMeanAboutThatOften() {
        SplittableRandom random = new SplittableRandom(11);
        int held = 0;
        for (int sample = 0; sample < 300; sample++) {
            double[] values = new double[200];
            Arrays.setAll(values, i -> -Math.log(1 - random.nextDouble()));
            held += new Bootstrap(400, 0.95, sample).interval(values).contains(1) ? 1 : 0;
        }
        // The standard deviation of the share is .013; percentile intervals of skewed data are a little short.
        assertThat(held / 300.0).isBetween(0.89, 0.985);
    }

    @Test
    void theIntervalIsAsWideAsTheNormalOneForManyValues() {
        double[] values = new SplittableRandom(3).doubles(10_000).toArray();
        Interval interval = Bootstrap.seeded(5).interval(values);
        double half = 1.96 * Math.sqrt(1 / 12.0) / 100;
        assertThat(interval.high() - interval.mean()).isCloseTo(half, offset(0.1 * half));
        assertThat(interval.mean() - interval.low()).isCloseTo(half, offset(0.1 * half));
    }

    @Test
    void theSameSeedGivesTheSameBitsForAnyNumberOfThreads() {
        double[] values = new SplittableRandom(3).doubles(500).toArray();
        double[] others = new SplittableRandom(4).doubles(500).toArray();
        Interval one = Threads.with(1, () -> Bootstrap.seeded(5).interval(values));
        assertThat(Threads.with(5, () -> Bootstrap.seeded(5).interval(values))).isEqualTo(one);
        assertThat(Bootstrap.seeded(6).interval(values)).isNotEqualTo(one);
        PairedTest test = Threads.with(1, () -> PairedTest.of(values, others, Bootstrap.seeded(5)));
        assertThat(Threads.with(3, () -> PairedTest.of(values, others, Bootstrap.seeded(5))))
                .isEqualTo(test);
    }

    @Test
    void withoutValuesEverythingIsZeroAndEqualValuesHaveNoWidth() {
        assertThat(Bootstrap.seeded(1).interval(new double[0])).isEqualTo(new Interval(0, 0, 0, 0.95));
        Interval flat = Bootstrap.seeded(1).interval(new double[] {.5, .5, .5});
        assertThat(flat).isEqualTo(new Interval(.5, .5, .5, 0.95));
    }

    @Test
    void tailsOfStudentAreThoseOfTheTables() {
        assertThat(StudentT.twoSided(12.7062, 1)).isCloseTo(0.05, offset(1e-6));
        assertThat(StudentT.twoSided(2.570582, 5)).isCloseTo(0.05, offset(1e-6));
        assertThat(StudentT.twoSided(-3.169273, 10)).isCloseTo(0.01, offset(1e-6));
        assertThat(StudentT.twoSided(1.959964, 1e7)).isCloseTo(0.05, offset(1e-6));
        assertThat(StudentT.twoSided(0, 7)).isEqualTo(1);
    }

    @Test
    void aRealDifferenceIsSeenAndChanceIsNot() {
        SplittableRandom random = new SplittableRandom(17);
        double[] a = new double[400];
        double[] b = new double[400];
        double[] better = new double[400];
        for (int q = 0; q < 400; q++) {
            double shared = random.nextDouble();
            a[q] = shared + 0.1 * random.nextGaussian();
            b[q] = shared + 0.1 * random.nextGaussian();
            better[q] = a[q] + 0.03 + 0.1 * random.nextGaussian();
        }
        PairedTest real = PairedTest.of(better, a, Bootstrap.seeded(1));
        assertThat(real.student()).isLessThan(0.001);
        assertThat(real.randomisation()).isLessThan(0.005);
        assertThat(real.difference().contains(0)).isFalse();
        PairedTest chance = PairedTest.of(a, b, Bootstrap.seeded(1));
        assertThat(chance.randomisation()).isCloseTo(chance.student(), offset(0.05));
        assertThat(chance.student()).isGreaterThan(0.01);
    }

    /** Under no difference p values are uniform: about a twentieth lies below .05. */
    @Test
    void theTestsRejectChanceAsOftenAsTheySay() {
        SplittableRandom random = new SplittableRandom(23);
        int rejected = 0;
        for (int round = 0; round < 400; round++) {
            double[] a = new double[40];
            double[] b = new double[40];
            Arrays.setAll(a, i -> random.nextGaussian());
            Arrays.setAll(b, i -> random.nextGaussian());
            rejected += PairedTest.of(a, b, new Bootstrap(200, .95, round)).randomisation() < 0.05 ? 1 : 0;
        }
        assertThat(rejected / 400.0).isBetween(0.02, 0.09);
    }

    @Test
    void equalModelsAndSinglesAreNoDifference() {
        double[] same = {1, 0, .5};
        PairedTest test = PairedTest.of(same, same, Bootstrap.seeded(1));
        assertThat(test.student()).isEqualTo(1);
        assertThat(test.randomisation()).isEqualTo(1);
        assertThat(PairedTest.of(new double[] {1}, new double[] {0}, Bootstrap.seeded(1))
                        .student())
                .isEqualTo(1);
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatThrownBy(() -> new Bootstrap(5, .95, 1)).hasMessageContaining("resamples is 5");
        assertThatThrownBy(() -> new Bootstrap(100, 1, 1)).hasMessageContaining("confidence is 1.0");
        assertThatThrownBy(() -> PairedTest.of(new double[2], new double[3], Bootstrap.seeded(1)))
                .hasMessageContaining("same questions");
    }
}
