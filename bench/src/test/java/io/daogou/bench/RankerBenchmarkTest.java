package io.daogou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.demo.SimulatorSettings;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.ranking.ListRanker;
import io.daogou.learn.model.ranking.PositionBias;
import io.daogou.learn.model.ranking.RankerFit;
import io.daogou.learn.model.ranking.RankerPlan;
import io.daogou.learn.model.ranking.ShownList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankerBenchmarkTest {
    private static final int SHOPPERS = 1000;
    private static final int TAUGHT = 700;

    private final DemoShelves shelves =
            new DemoShelves(SimulatorSettings.defaults().withShoppers(SHOPPERS));
    private final List<DemoShelves.Person> others = IntStream.range(TAUGHT, SHOPPERS)
            .mapToObj(shelves::person)
            .filter(person -> person.rows().count() == DemoShelves.CANDIDATES)
            .toList();

    @Test
    void withPositionsCorrectedItServesShoppersOfTheDemoBetterThanWithoutAndThanTheBlend() {
        List<ShownList> shown = shelves.lists(12_000, TAUGHT, 0.5, 0.05, 1);
        double blend = others.stream()
                .mapToDouble(person -> worth(person, blend(person)))
                .average()
                .orElseThrow();
        double ignored = worth(ranker(shown, PositionBias.IGNORED));
        ListRanker corrected = ranker(shown, PositionBias.LEARNED);
        double learned = worth(corrected);
        System.out.printf(
                "worth of the best order's clicks: blend %.4f, positions ignored %.4f, learned %.4f%n",
                blend, ignored, learned);
        assertThat(learned).isGreaterThan(ignored).isGreaterThan(blend + 0.01);
        assertThat(corrected.examination(3)).isBetween(0.3, 0.5);
    }

    private ListRanker ranker(List<ShownList> shown, PositionBias bias) {
        RankerFit fit = ListRanker.fit(
                shelves.features().names(), shown, RankerPlan.defaults().with(bias), Progress.NONE);
        return switch (fit) {
            case RankerFit.Accepted accepted -> accepted.ranker();
            case RankerFit.Refused refused -> Objects.requireNonNull(refused.ranker(), refused.reason());
        };
    }

    private double worth(ListRanker ranker) {
        return others.stream()
                .mapToDouble(person -> {
                    float[] scores = new float[person.rows().count()];
                    ranker.score(person.rows().values(), scores.length, scores);
                    return worth(person, scores);
                })
                .average()
                .orElseThrow();
    }

    private double worth(DemoShelves.Person person, float[] scores) {
        double[] wide = new double[scores.length];
        Arrays.setAll(wide, row -> scores[row]);
        return shelves.worth(wide, person.clicks());
    }

    /** Candidates come in its order. */
    private static float[] blend(DemoShelves.Person person) {
        float[] scores = new float[person.rows().count()];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = -row;
        }
        return scores;
    }

    @Test
    void theBestOrderIsWorthOne() {
        for (DemoShelves.Person person : others) {
            assertThat(shelves.worth(person.clicks(), person.clicks())).isEqualTo(1);
            assertThat(worth(person, blend(person))).isBetween(0.0, 1.0);
        }
    }

    @Test
    void wrongOptionsAreRefused() {
        assertThat(Bench.commandLine().execute("ranker", "--shoppers", "10")).isEqualTo(2);
        assertThat(Bench.commandLine().execute("ranker", "--by-chance", "1.5")).isEqualTo(2);
    }
}
