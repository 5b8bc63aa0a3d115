package io.daogou.learn.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MeasureTest {
    @Test
    void aKnownListHasTheValuesOfTheFormulas() {
        // Hits at places 1, 3 and 7 of a truth of 4, cut at 5.
        int[] hits = {0, 2, 6};
        double ideal = 1 + 1 / log2(3) + 1 / log2(4) + 1 / log2(5);
        assertThat(Measure.RECALL.of(hits, 4, 5)).isEqualTo(0.5);
        assertThat(Measure.PRECISION.of(hits, 4, 5)).isEqualTo(0.4);
        assertThat(Measure.NDCG.of(hits, 4, 5)).isCloseTo(1.5 / ideal, offset(1e-12));
        assertThat(Measure.HIT_RATE.of(hits, 4, 5)).isEqualTo(1);
        assertThat(Measure.RECIPROCAL_RANK.of(hits, 4, 5)).isEqualTo(1);
        assertThat(Measure.AVERAGE_PRECISION.of(hits, 4, 5)).isCloseTo((1 + 2 / 3.0) / 4, offset(1e-12));
    }

    @Test
    void nothingFoundIsZeroAndAllFoundFirstIsOne() {
        for (Measure measure : Measure.values()) {
            assertThat(measure.of(new int[0], 3, 10)).as(measure.label()).isZero();
            assertThat(measure.of(new int[] {10}, 1, 10)).as(measure.label()).isZero();
            assertThat(measure.of(new int[] {0, 1, 2}, 3, 3))
                    .as(measure.label())
                    .isEqualTo(1);
        }
    }

    @Test
    void aTruthLongerThanTheListIsCutForNdcgAndAveragePrecisionOnly() {
        int[] hits = {0, 1};
        assertThat(Measure.NDCG.of(hits, 9, 2)).isEqualTo(1);
        assertThat(Measure.AVERAGE_PRECISION.of(hits, 9, 2)).isEqualTo(1);
        assertThat(Measure.RECALL.of(hits, 9, 2)).isCloseTo(2 / 9.0, offset(1e-12));
    }

    /** Place by place with sets, as a textbook has it. */
    @Test
    void everyMeasureAgreesWithASlowReference() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 500; round++) {
            int k = 1 + random.nextInt(12);
            boolean[] relevant = new boolean[15];
            int hits = 0;
            for (int p = 0; p < 15; p++) {
                relevant[p] = random.nextInt(4) == 0;
                hits += relevant[p] ? 1 : 0;
            }
            int truth = hits + random.nextInt(4) + (hits == 0 ? 1 : 0);
            int[] places = java.util.stream.IntStream.range(0, 15)
                    .filter(p -> relevant[p])
                    .toArray();
            double found = 0;
            double gain = 0;
            double ideal = 0;
            double precisions = 0;
            double first = 0;
            for (int p = 1; p <= k; p++) {
                ideal += p <= truth ? 1 / log2(p + 1) : 0;
                if (relevant[p - 1]) {
                    found++;
                    gain += 1 / log2(p + 1);
                    precisions += found / p;
                    first = first == 0 ? 1.0 / p : first;
                }
            }
            Map<Measure, Double> expected = Map.of(
                    Measure.RECALL, found / truth,
                    Measure.PRECISION, found / k,
                    Measure.NDCG, gain / ideal,
                    Measure.HIT_RATE, found > 0 ? 1.0 : 0.0,
                    Measure.RECIPROCAL_RANK, first,
                    Measure.AVERAGE_PRECISION, precisions / Math.min(k, truth));
            expected.forEach((measure, value) -> assertThat(measure.of(places, truth, k))
                    .as("%s of %s, truth %d, k %d", measure, Arrays.toString(places), truth, k)
                    .isCloseTo(value, offset(1e-12)));
        }
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
