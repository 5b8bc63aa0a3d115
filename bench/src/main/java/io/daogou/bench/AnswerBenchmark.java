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
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long one answer takes: the 20 best items for the history of one person, on one thread. {@code Ease} is left out, as
 * its square of items needs more memory at this size than a machine has.
 */
@Command(
        name = "answers",
        mixinStandardHelpOptions = true,
        header = "Measures single answers of all models on a made-up catalogue.")
final class AnswerBenchmark implements Callable<Integer> {
    private static final int LIMIT = 20;
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

    @Option(names = "--only", split = ",", description = "Only these models.")
    private List<String> only = List.of();

    @Override
    public Integer call() {
        Interactions data = PowerLawData.make(people, items, 40 * people, 1);
        System.out.printf(
                "Kernels: %s; %,d items, %,d people, histories of %d, %d factors, %,d answers on one thread%n%n",
                Kernels.description(), items, people, length, factors, answers);
        System.out.println("| model | p50, ms | p99, ms | p99.9, ms | p99 of the thread's own time | ≤ 1 ms at p99 |");
        System.out.println("|---|---|---|---|---|---|");
        History[] histories = histories(data);
        models(data).forEach((name, fit) -> {
            if (only.isEmpty() || only.contains(name)) {
                measure(name, fit.get(), histories);
            }
        });
        return 0;
    }

    private Map<String, Supplier<Model>> models(Interactions data) {
        Sequences sequences = sequences(data);
        Map<String, Supplier<Model>> models = new LinkedHashMap<>();
        models.put("popular", () -> Popular.fit(data, Popular.Parameters.defaults(), Progress.NONE));
        models.put("item-knn", () -> ItemKnn.fit(data, ItemKnn.Parameters.defaults(), Progress.NONE));
        models.put(
                "sparse-inverse",
                () -> SparseInverse.fit(data, new SparseInverse.Parameters(100, 0.4, 0.2, 32), Progress.NONE));
        models.put("graph-filter", () -> graphFilter(data));
        models.put("als", () -> als(data));
        models.put(
                "factor",
                () -> FactorModel.fit(
                        data, new FactorModel.Parameters(factors, 1, .005, .15, .5, 1024, 256, 1), Progress.NONE));
        models.put("transitions", () -> Transitions.fit(sequences, Transitions.Parameters.defaults(), Progress.NONE));
        models.put(
                "linear-transitions",
                () -> LinearTransitions.fit(sequences, LinearTransitions.Parameters.defaults(), Progress.NONE));
        models.put("session-knn", () -> SessionKnn.fit(sequences, SessionKnn.Parameters.defaults(), Progress.NONE));
        models.put(
                "repeat",
                () -> RepeatConsumption.fit(sequences, RepeatConsumption.Parameters.defaults(), Progress.NONE));
        models.put(
                "blend of item-knn and als",
                () -> new Blend(
                        List.of(ItemKnn.fit(data, ItemKnn.Parameters.defaults(), Progress.NONE), als(data)),
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
