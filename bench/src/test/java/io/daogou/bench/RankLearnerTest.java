package io.daogou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.bench.RankLearner.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankLearnerTest {
    private static final Bound ANY = new Bound(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    @Test
    void whatMakesItemsBetterIsFoundInItsProportion() {
        double[] weights = RankLearner.learn(groups(), List.of(ANY, ANY, ANY));
        assertThat(weights[0]).isPositive();
        assertThat(weights[1]).isNegative();
        assertThat(weights[0] / -weights[1]).isBetween(1.5, 2.6);
        assertThat(Math.abs(weights[2])).isLessThan(weights[0] / 5);
    }

    @Test
    void boundsHold() {
        double[] weights = RankLearner.learn(groups(), List.of(Bound.BAD, Bound.GOOD, Bound.fixed(0.7)));
        assertThat(weights[0]).isNotPositive();
        assertThat(weights[1]).isNotNegative();
        assertThat(weights[2]).isCloseTo(0.7, org.assertj.core.data.Offset.offset(1e-9));
    }

    /** Items gain where twice the first feature is above the second; the third says nothing. */
    private static List<RankLearner.Group> groups() {
        Random random = new Random(3);
        List<RankLearner.Group> groups = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            double[][] features = new double[20][];
            double[] gains = new double[20];
            for (int item = 0; item < features.length; item++) {
                features[item] = new double[] {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
                gains[item] = 2 * features[item][0] - features[item][1] > 1.5 ? 1 : 0;
            }
            groups.add(new RankLearner.Group(features, gains));
        }
        return groups;
    }
}
