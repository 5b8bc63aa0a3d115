package io.daogou.bench;

import io.daogou.demo.SimulatorSettings;
import io.daogou.engine.rerank.CandidateFeatures;
import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.ranking.ListRanker;
import io.daogou.learn.model.ranking.PositionBias;
import io.daogou.learn.model.ranking.RankerFit;
import io.daogou.learn.model.ranking.RankerPlan;
import io.daogou.learn.model.ranking.ShownList;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What orders of candidates are worth to shoppers whose taste is known, and what it costs to find them: shelves of the demo shop are
 * shown in the order of a blend, rankers learn from the clicks, and both sort for shoppers that were not shown any.
 */
@Command(
        name = "ranker",
        mixinStandardHelpOptions = true,
        header = "Measures the ranker of lists against the truth of the demo shop.")
final class RankerBenchmark implements Callable<Integer> {
    private static final int SPEED_ANSWERS = 3000;
    private static final double TAUGHT = 0.8;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    @Option(names = "--shoppers", defaultValue = "4000", description = "Shoppers. Default: ${DEFAULT-VALUE}.")
    private int shoppers;

    @Option(names = "--lists", defaultValue = "30000", description = "Shown lists. Default: ${DEFAULT-VALUE}.")
    private int lists;

    @Option(
            names = "--by-chance",
            defaultValue = "0.05",
            description = "Share of lists that chance picks and sorts. Default: ${DEFAULT-VALUE}.")
    private double byChance;

    @Override
    public Integer call() {
        if (shoppers < 100 || lists < 1000 || !(byChance >= 0 && byChance <= 1)) {
            System.err.println("daogou bench ranker: --shoppers is " + shoppers + ", --lists " + lists
                    + " and --by-chance " + byChance + "; give at least 100, at least 1000, and a share from 0 to 1");
            return 2;
        }
        DemoShelves shelves = new DemoShelves(SimulatorSettings.defaults().withShoppers(shoppers));
        int taught = (int) (TAUGHT * shoppers);
        List<DemoShelves.Person> asked = IntStream.range(taught, shoppers)
                .mapToObj(shelves::person)
                .filter(person -> person.rows().count() == DemoShelves.CANDIDATES)
                .toList();
        System.out.printf(
                "Kernels: %s; %,d lists of %d, %.0f %% of them by chance, shown to %,d shoppers; the best %d of %d for"
                        + " %,d others%n%n",
                Kernels.description(),
                lists,
                DemoShelves.LENGTH,
                100 * byChance,
                taught,
                DemoShelves.LENGTH,
                DemoShelves.CANDIDATES,
                asked.size());
        System.out.println("| shown in the order of | sorted by | clicks, share of the best order's | purchases"
                + " | place 4 is looked at | training, s |");
        System.out.println("|---|---|---|---|---|---|");
        print(new Row("", "chance", "", ""), worth(shelves, asked, RankerBenchmark::chance));
        print(new Row("", "blend", "", ""), worth(shelves, asked, person -> blend(shelves, person)));
        ListRanker last = null;
        for (double noise : new double[] {0, 0.5}) {
            List<ShownList> shown = shelves.lists(lists, taught, noise, byChance, 1);
            for (PositionBias bias : PositionBias.values()) {
                ListRanker ranker = measure(shelves, asked, shown, noise, bias);
                last = ranker == null ? last : ranker;
            }
        }
        print(
                new Row("", "the truth", "%.3f".formatted(shelves.examination(3)), ""),
                worth(shelves, asked, DemoShelves.Person::clicks));
        if (last != null) {
            speed(shelves.features(), last, shoppers);
        }
        return 0;
    }

    /** A row of the table but for its figures. */
    private record Row(String shown, String sorted, String place, String seconds) {}

    private static @Nullable ListRanker measure(
            DemoShelves shelves,
            List<DemoShelves.Person> asked,
            List<ShownList> shown,
            double noise,
            PositionBias bias) {
        long start = System.nanoTime();
        RankerFit fit = ListRanker.fit(
                shelves.features().names(), shown, RankerPlan.defaults().with(bias), Progress.NONE);
        double seconds = (System.nanoTime() - start) / 1e9;
        ListRanker ranker = switch (fit) {
            case RankerFit.Accepted accepted -> {
                System.err.println(bias + ": " + accepted.epochs() + " epochs, " + accepted.comparison());
                yield accepted.ranker();
            }
            case RankerFit.Refused refused -> {
                System.err.println(bias + ": " + refused.reason());
                yield refused.ranker();
            }
        };
        if (ranker != null) {
            String name = "ranker, positions "
                    + bias.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                    + (fit instanceof RankerFit.Refused ? " (refused)" : "");
            Row row = new Row(
                    noise == 0 ? "the blend" : "the blend + noise of " + noise,
                    name,
                    "%.3f".formatted(ranker.examination(3)),
                    "%.0f".formatted(seconds));
            print(row, worth(shelves, asked, person -> scores(ranker, person)));
        }
        return ranker;
    }

    private static void print(Row row, double[] worth) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.4f | %.4f | %s | %s |%n",
                row.shown,
                row.sorted,
                worth[0],
                worth[1],
                row.place,
                row.seconds);
    }

    /** Gives candidates scores. */
    private interface Order {
        double[] scores(DemoShelves.Person person);
    }

    /** The mean worth of an order, in clicks and in purchases. */
    private static double[] worth(DemoShelves shelves, List<DemoShelves.Person> asked, Order order) {
        double clicks = 0;
        double purchases = 0;
        for (DemoShelves.Person person : asked) {
            double[] scores = order.scores(person);
            clicks += shelves.worth(scores, person.clicks()) / asked.size();
            purchases += shelves.worth(scores, person.purchases()) / asked.size();
        }
        return new double[] {clicks, purchases};
    }

    private static double[] chance(DemoShelves.Person person) {
        return new SplittableRandom(Arrays.hashCode(person.rows().items()))
                .doubles(person.rows().count())
                .toArray();
    }

    private static double[] blend(DemoShelves shelves, DemoShelves.Person person) {
        int width = shelves.features().names().size();
        return IntStream.range(0, person.rows().count())
                .mapToDouble(row -> person.rows().values()[row * width])
                .toArray();
    }

    private static double[] scores(ListRanker ranker, DemoShelves.Person person) {
        float[] scores = new float[person.rows().count()];
        ranker.score(person.rows().values(), scores.length, scores);
        double[] wide = new double[scores.length];
        Arrays.setAll(wide, row -> scores[row]);
        return wide;
    }

    /** What a ranker adds to an answer: the features of its candidates, and their scores. */
    private static void speed(DemoCandidates candidates, ListRanker ranker, int shoppers) {
        float[] scores = new float[CandidateFeatures.CANDIDATES];
        double[] wall = new double[SPEED_ANSWERS];
        double[] own = new double[SPEED_ANSWERS];
        for (int k = 0; k < 2 * SPEED_ANSWERS; k++) {
            int shopper = k % shoppers;
            int[] asked = candidates.ask(shopper, scores.length);
            long time = CLOCK.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            ranker.score(candidates.values(shopper, asked), asked.length, scores);
            wall[k % SPEED_ANSWERS] = (System.nanoTime() - start) / 1e6;
            own[k % SPEED_ANSWERS] = (CLOCK.getCurrentThreadCpuTime() - time) / 1e6;
        }
        Arrays.sort(wall);
        Arrays.sort(own);
        System.out.printf(
                Locale.ROOT,
                "%nFeatures and scores of %d candidates, %d features each, on one thread: p50 %.3f ms, p99 %.3f ms, p99 of"
                        + " the thread's own time %.3f ms%n",
                CandidateFeatures.CANDIDATES,
                ranker.features().size(),
                AnswerBenchmark.at(wall, 0.5),
                AnswerBenchmark.at(wall, 0.99),
                AnswerBenchmark.at(own, 0.99));
    }
}
