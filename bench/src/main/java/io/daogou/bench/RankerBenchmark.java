package io.daogou.bench;

import io.daogou.demo.SimulatorSettings;
import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.ranking.ListRanker;
import io.daogou.learn.model.ranking.PositionBias;
import io.daogou.learn.model.ranking.RankerFit;
import io.daogou.learn.model.ranking.RankerPlan;
import io.daogou.learn.model.ranking.ShownList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
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
    private static final int SPEED_CANDIDATES = 200;
    private static final int SPEED_ANSWERS = 3000;
    private static final double TAUGHT = 0.8;

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
        DemoShelves shelves =
                new DemoShelves(SimulatorSettings.defaults().withShoppers(shoppers));
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
        System.out.println("| noise in the shown order | sorted by | clicks, share of the best order's | purchases"
                + " | position 4 is looked at (truth .406) | seconds |");
        System.out.println("|---|---|---|---|---|---|");
        print("", "chance", worth(shelves, asked, RankerBenchmark::chance), "", "");
        print("", "blend", worth(shelves, asked, person -> blend(shelves, person)), "", "");
        for (double noise : new double[] {0, 0.5}) {
            List<ShownList> shown = shelves.lists(lists, taught, noise, byChance, 1);
            for (PositionBias bias : PositionBias.values()) {
                measure(shelves, asked, shown, noise, bias);
            }
        }
        return 0;
    }

    private void measure(
            DemoShelves shelves, List<DemoShelves.Person> asked, List<ShownList> shown, double noise, PositionBias bias) {
        long start = System.nanoTime();
        RankerFit fit = ListRanker.fit(
                shelves.features().rankerFeatures(), shown, RankerPlan.defaults().with(bias), Progress.NONE);
        double seconds = (System.nanoTime() - start) / 1e9;
        switch (fit) {
            case RankerFit.Refused refused -> System.out.println(noise + " " + bias + ": " + refused.reason());
            case RankerFit.Accepted accepted -> {
                System.err.println(accepted.comparison() + " after epochs: " + accepted.epochs());
                print(
                        String.valueOf(noise),
                        "ranker, positions " + bias.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        worth(shelves, asked, person -> scores(accepted.ranker(), person)),
                        "%.3f".formatted(accepted.ranker().examination(3)),
                        "%.1f".formatted(seconds));
                if (noise > 0 && bias == PositionBias.LEARNED) {
                    speed(accepted.ranker());
                }
            }
        }
    }

    private static void print(String noise, String name, double[] worth, String position, String seconds) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.4f | %.4f | %s | %s |%n",
                noise,
                name,
                worth[0],
                worth[1],
                position,
                seconds);
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

    private static void speed(ListRanker ranker) {
        SplittableRandom random = new SplittableRandom(1);
        float[] rows = new float[SPEED_CANDIDATES * ranker.features().size()];
        for (int k = 0; k < rows.length; k++) {
            rows[k] = (float) random.nextGaussian();
        }
        float[] scores = new float[SPEED_CANDIDATES];
        double[] millis = new double[SPEED_ANSWERS];
        for (int k = 0; k < 2 * SPEED_ANSWERS; k++) {
            long start = System.nanoTime();
            ranker.score(rows, SPEED_CANDIDATES, scores);
            millis[k % SPEED_ANSWERS] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.err.printf(
                Locale.ROOT,
                "%d candidates of %d features, one thread: p50 %.3f ms, p99 %.3f ms%n",
                SPEED_CANDIDATES,
                ranker.features().size(),
                AnswerBenchmark.at(millis, 0.5),
                AnswerBenchmark.at(millis, 0.99));
    }
}
