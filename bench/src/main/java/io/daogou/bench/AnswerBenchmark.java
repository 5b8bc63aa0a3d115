package io.daogou.bench;

import io.daogou.learn.blend.Blend;
import io.daogou.learn.blend.BlendWeights;
import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.data.SequencesBuilder;
import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.Popular;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.factor.FactorModel;
import io.daogou.learn.model.factor.ImplicitAls;
import io.daogou.learn.model.linear.GraphFilter;
import io.daogou.learn.model.linear.SparseInverse;
import io.daogou.learn.model.neighbour.ItemKnn;
import io.daogou.learn.model.sequence.LinearTransitions;
import io.daogou.learn.model.sequence.RepeatConsumption;
import io.daogou.learn.model.sequence.SessionKnn;
import io.daogou.learn.model.sequence.Transitions;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long one answer takes: the 20 best items for the history of one person, on one thread. {@code Ease} is left out, as
 * its square of items needs more memory at this size than a machine has, and so is {@code RatingNeighbours}, as made-up people
 * do not rate: nothing lies above or below their mean, and it would list nothing.
 */
@Command(
        name = "answers",
        mixinStandardHelpOptions = true,
        header = "Measures single answers of models on a made-up catalogue.")
final class AnswerBenchmark implements Callable<Integer> {
    private static final int LIMIT = 20;
    /** What an option may count, at most: entries have int numbers. */
    private static final int MOST = 10_000_000;
    /** As the models have it. */
    private static final int MOST_FACTORS = 1024;

    private static final double WANTED_MILLIS = 1;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    @Option(names = "--items", defaultValue = "100000", description = "Items. Default: ${DEFAULT-VALUE}.")
    private int items;

    @Option(
            names = "--people",
            defaultValue = "50000",
            description = "People to learn from. Default: ${DEFAULT-VALUE}.")
    private int people;

    @Option(names = "--history", defaultValue = "50", description = "Items of a history. Default: ${DEFAULT-VALUE}.")
    private int length;

    @Option(
            names = "--factors",
            defaultValue = "64",
            description = "Dimensions of als, factor and graph-filter. Default: ${DEFAULT-VALUE}.")
    private int factors;

    @Option(
            names = "--answers",
            defaultValue = "3000",
            description = "Answers, after as many. Default: ${DEFAULT-VALUE}.")
    private int answers;

    @Option(names = "--only", split = ",", description = "Only these models. Default: all but ease and ratings.")
    private List<String> only = List.of();

    /** What an option counts, and the most that it may. */
    private record Count(String option, int value, int most) {}

    /** What models are fitted on. */
    private record Data(Interactions all, Sequences sequences) {}

    @Override
    public Integer call() {
        Map<String, Function<Data, Model>> models = models();
        Optional<String> wrong = wrong(models.keySet());
        if (wrong.isPresent()) {
            return refuse(wrong.get());
        }
        Interactions data = PowerLawData.make(people, items, 40 * people, 1);
        int most = longest(data);
        if (most < length) {
            return refuse("--history is " + length + ", and nobody has more than " + most
                    + " items here; give a shorter one, or more --items");
        }
        System.out.printf(
                "Kernels: %s; %,d items, %,d people, histories of %d, %d factors, %,d answers on one thread%n%n",
                Kernels.description(), items, people, length, factors, answers);
        System.out.println("| model | p50, ms | p99, ms | p99.9, ms | p99 of the thread's own time | ≤ 1 ms at p99 |");
        System.out.println("|---|---|---|---|---|---|");
        History[] histories = histories(data);
        Data learned = new Data(data, sequences(data));
        models.forEach((name, fit) -> {
            if (only.isEmpty() || only.contains(name)) {
                measure(name, fit.apply(learned), histories);
            }
        });
        return 0;
    }

    private static int refuse(String reason) {
        System.err.println("daogou bench answers: " + reason);
        return 2;
    }

    /** What is wrong with the options. */
    private Optional<String> wrong(Set<String> names) {
        List<Count> counts = List.of(
                new Count("--items", items, MOST),
                new Count("--people", people, MOST),
                new Count("--history", length, MOST),
                new Count("--factors", factors, MOST_FACTORS),
                new Count("--answers", answers, MOST));
        for (Count count : counts) {
            if (count.value < 1 || count.value > count.most) {
                return Optional.of(
                        count.option + " is " + count.value + "; give a whole number from 1 to " + count.most);
            }
        }
        return only.stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .map(name -> "--only has '" + name + "'; give " + String.join(", ", names));
    }

    private static int longest(Interactions data) {
        return IntStream.range(0, data.users()).map(data::count).max().orElse(0);
    }

    private Map<String, Function<Data, Model>> models() {
        Map<String, Function<Data, Model>> models = new LinkedHashMap<>();
        models.put("popular", data -> Popular.fit(data.all(), Popular.Parameters.defaults(), Progress.NONE));
        models.put("item-knn", data -> ItemKnn.fit(data.all(), ItemKnn.Parameters.defaults(), Progress.NONE));
        models.put(
                "sparse-inverse",
                data -> SparseInverse.fit(data.all(), new SparseInverse.Parameters(100, 0.4, 0.2, 32), Progress.NONE));
        models.put("graph-filter", data -> graphFilter(data.all()));
        models.put("als", data -> als(data.all()));
        models.put(
                "factor",
                data -> FactorModel.fit(
                        data.all(),
                        new FactorModel.Parameters(factors, 1, .005, .15, .5, 1024, 256, 1),
                        Progress.NONE));
        models.put(
                "transitions",
                data -> Transitions.fit(data.sequences(), Transitions.Parameters.defaults(), Progress.NONE));
        models.put(
                "linear-transitions",
                data -> LinearTransitions.fit(
                        data.sequences(), LinearTransitions.Parameters.defaults(), Progress.NONE));
        models.put(
                "session-knn",
                data -> SessionKnn.fit(data.sequences(), SessionKnn.Parameters.defaults(), Progress.NONE));
        models.put(
                "repeat",
                data -> RepeatConsumption.fit(
                        data.sequences(), RepeatConsumption.Parameters.defaults(), Progress.NONE));
        models.put(
                "blend of item-knn and als",
                data -> new Blend(
                        List.of(ItemKnn.fit(data.all(), ItemKnn.Parameters.defaults(), Progress.NONE), als(data.all())),
                        BlendWeights.of(0.5, 0.5)));
        return models;
    }

    private Model als(Interactions data) {
        ImplicitAls.Parameters usual = ImplicitAls.Parameters.defaults();
        return ImplicitAls.fit(
                data,
                new ImplicitAls.Parameters(
                        factors, usual.unobservedWeight(), usual.regularization(), usual.frequencyScaling(), 3, 1),
                Progress.NONE);
    }

    private Model graphFilter(Interactions data) {
        GraphFilter.Parameters usual = GraphFilter.Parameters.defaults();
        return GraphFilter.fit(
                data,
                new GraphFilter.Parameters(
                        factors,
                        usual.userExponent(),
                        usual.itemExponent(),
                        usual.lowPass(),
                        usual.sharpening(),
                        usual.limit()),
                Progress.NONE);
    }

    /** Everybody's items in an order by chance. */
    private static Sequences sequences(Interactions data) {
        SplittableRandom random = new SplittableRandom(2);
        SequencesBuilder builder = Sequences.builder();
        for (int user = 0; user < data.users(); user++) {
            int[] own = shuffled(data.itemsOf(user), random);
            for (int item : own) {
                builder.add(user, item);
            }
        }
        return builder.build(data.users(), data.items(), List.of(), true);
    }

    private static int[] shuffled(int[] items, SplittableRandom random) {
        int[] all = items.clone();
        for (int k = all.length - 1; k > 0; k--) {
            int other = random.nextInt(k + 1);
            int item = all[k];
            all[k] = all[other];
            all[other] = item;
        }
        return all;
    }

    /** People with enough items, as many of them as wanted. */
    private History[] histories(Interactions data) {
        SplittableRandom random = new SplittableRandom(3);
        History[] histories = new History[2 * answers];
        int user = 0;
        for (int k = 0; k < histories.length; k++) {
            while (data.count(user % data.users()) < length) {
                user++;
            }
            int[] own = shuffled(data.itemsOf(user++ % data.users()), random);
            histories[k] = History.of(Arrays.copyOf(own, length));
        }
        return histories;
    }

    private void measure(String name, Model model, History[] histories) {
        double[] wall = new double[answers];
        double[] own = new double[answers];
        int listed = 0;
        for (int k = 0; k < 2 * answers; k++) {
            long time = CLOCK.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            listed += model.best(histories[k], LIMIT).length;
            wall[k % answers] = (System.nanoTime() - start) / 1e6;
            own[k % answers] = (CLOCK.getCurrentThreadCpuTime() - time) / 1e6;
        }
        if (listed == 0) {
            throw new IllegalStateException(name + " answers nothing");
        }
        Arrays.sort(wall);
        Arrays.sort(own);
        System.out.printf(
                Locale.ROOT,
                "| `%s` | %.3f | %.3f | %.3f | %.3f | %s |%n",
                name,
                at(wall, 0.5),
                at(wall, 0.99),
                at(wall, 0.999),
                at(own, 0.99),
                at(wall, 0.99) <= WANTED_MILLIS ? "yes" : "**no**");
    }

    /** The value that a share of sorted ones does not exceed. */
    static double at(double[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
