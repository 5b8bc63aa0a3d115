package io.daogou.bench;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Sequences;
import io.daogou.learn.kernel.Kernels;
import io.daogou.learn.layer.Activation;
import io.daogou.learn.model.TrainingCancelled;
import io.daogou.learn.model.deep.SequenceModel;
import io.daogou.learn.model.deep.SequenceShape;
import io.daogou.learn.model.deep.SequenceTrace;
import io.daogou.learn.model.deep.SequenceWeights;
import io.daogou.learn.model.deep.TrainedStep;
import io.daogou.learn.model.deep.TrainingPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How fast {@link SequenceModel} is trained and answers, at the reference shape: two blocks of 64 factors and two heads, 50
 * entries of each history, all of them there, 128 sequences a step, 12,000 items and 512 shared negatives. A line is JSON, as
 * those of the peer in {@code bench/peers/sequence_peer.py}, so that {@code bench/peers/deep.sh} can put them side by side.
 *
 * <p>With {@code --trace}, also writes a short training for the peer to repeat, see {@link TraceFolder}.
 */
@Command(
        name = "deep",
        mixinStandardHelpOptions = true,
        header = "Measures the training and the answers of the deep model of sequences.")
final class DeepBenchmark implements Callable<Integer> {
    private static final int LENGTH = 50;
    private static final int ITEMS = 12_000;
    private static final int BATCH = 128;
    /** Of so many draws 512 differ on average. */
    private static final int DRAWS = 524;

    private static final int LIMIT = 20;
    /** As the training has it. */
    private static final double LONGEST_GRADIENT = 5;

    @Option(names = "--hidden", split = ",", defaultValue = "64,256", description = "Default: ${DEFAULT-VALUE}.")
    private List<Integer> hidden = List.of();

    @Option(
            names = "--activation",
            split = ",",
            defaultValue = "relu,gelu",
            description = "One for each --hidden: relu, gelu or swiglu. Default: ${DEFAULT-VALUE}.")
    private List<String> activations = List.of();

    @Option(names = "--threads", split = ",", defaultValue = "1,2", description = "Default: ${DEFAULT-VALUE}.")
    private List<Integer> threads = List.of();

    @Option(names = "--dropout", defaultValue = "0", description = "Default: ${DEFAULT-VALUE}.")
    private double dropout;

    @Option(names = "--filter", defaultValue = "0", description = "Of the trace. Default: ${DEFAULT-VALUE}.")
    private double filter;

    @Option(names = "--steps", defaultValue = "40", description = "Of a window. Default: ${DEFAULT-VALUE}.")
    private int steps;

    @Option(names = "--windows", defaultValue = "7", description = "After as many. Default: ${DEFAULT-VALUE}.")
    private int windows;

    @Option(
            names = "--answers",
            defaultValue = "5000",
            description = "After as many; 0: only trainings. Default: ${DEFAULT-VALUE}.")
    private int answers;

    @Option(names = "--trace", paramLabel = "DIR", description = "Where to write a training for the peer to repeat.")
    private @Nullable Path trace;

    @Option(names = "--trace-steps", defaultValue = "60", description = "Its steps. Default: ${DEFAULT-VALUE}.")
    private int traceSteps;

    @Override
    public Integer call() {
        if (activations.size() != hidden.size()) {
            System.err.println("daogou bench deep: --hidden has " + hidden.size() + " numbers and --activation "
                    + activations.size() + " names; give one name for each number");
            return 2;
        }
        System.err.println("Kernels: " + Kernels.description());
        for (int k = 0; k < hidden.size(); k++) {
            SequenceShape shape = shape(k);
            for (int count : windows > 0 ? threads : List.<Integer>of()) {
                train(shape, count);
            }
            if (answers > 0) {
                answer(shape);
            }
        }
        if (trace != null) {
            trace(trace);
        }
        return 0;
    }

    private SequenceShape shape(int k) {
        Activation.Kind kind = Activation.Kind.valueOf(activations.get(k).toUpperCase(Locale.ROOT));
        return new SequenceShape(64, 2, 2, hidden.get(k), kind, LENGTH, filter, 3, 0);
    }

    private static TrainingPlan plan(double dropout, int warmUp, int draws) {
        return new TrainingPlan(10_000, BATCH, 1e-3, warmUp, 0, dropout, draws, 0, 10_000, 1);
    }

    private void train(SequenceShape shape, int threads) {
        Sequences sequences = MadeUpSequences.make(BATCH * (steps + 1), ITEMS, LENGTH + 1, LENGTH + 1, 1);
        StepClock clock = new StepClock(2 * windows);
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            pool.submit(() -> fit(sequences, shape, clock)).join();
        }
        List<StepClock.Window> measured = clock.windows(windows);
        double[] rates = measured.stream()
                .mapToDouble(window -> BATCH / window.seconds())
                .sorted()
                .toArray();
        double[] core = measured.stream()
                .mapToDouble(window -> 1000 * window.coreSeconds())
                .toArray();
        tell(String.format(
                Locale.ROOT,
                "\"work\": \"train\", \"hidden\": %d, \"activation\": \"%s\", \"dropout\": %s, \"filterShare\": %s,"
                        + " \"threads\": %d, \"sequencesPerSecond\": %.1f, \"best\": %.1f, \"worst\": %.1f, \"coreMillisPerStep\": %.1f, \"peakMegabytes\": %d",
                shape.hidden(),
                name(shape),
                dropout,
                filter,
                threads,
                Medians.median(rates),
                rates[rates.length - 1],
                rates[0],
                Medians.median(core),
                peakMegabytes()));
    }

    private void fit(Sequences sequences, SequenceShape shape, StepClock clock) {
        try {
            SequenceModel.fit(sequences, shape, plan(dropout, 100, DRAWS), clock);
        } catch (TrainingCancelled expected) {
            // The clock ends it.
        }
    }

    /** What the system ever gave this process; 0 where it does not say. */
    private static long peakMegabytes() {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** An answer is the forward pass and the best of all items; its time does not depend on what was learned. */
    private void answer(SequenceShape shape) {
        SequenceModel model = SequenceModel.of(SequenceWeights.start(shape, ITEMS, 1));
        Sequences sequences = MadeUpSequences.make(500, ITEMS, LENGTH, LENGTH, 2);
        History[] histories = new History[sequences.users()];
        for (int user = 0; user < histories.length; user++) {
            int[] items = new int[LENGTH];
            for (int k = 0; k < LENGTH; k++) {
                items[k] = sequences.item(sequences.start(user) + k);
            }
            histories[user] = History.of(items);
        }
        float[] vector = new float[shape.factors()];
        tell(shape, "forward", histories, history -> {
            model.embed(history, vector);
            return vector[0];
        });
        tell(shape, "answer", histories, history -> model.best(history, LIMIT)[0]);
    }

    private void tell(SequenceShape shape, String work, History[] histories, ToDoubleFunction<History> one) {
        double[] millis = new double[answers];
        double found = 0;
        for (int k = 0; k < 2 * answers; k++) {
            History history = histories[k % histories.length];
            long start = System.nanoTime();
            found += one.applyAsDouble(history);
            millis[k % answers] = (System.nanoTime() - start) / 1e6;
        }
        if (!Double.isFinite(found)) {
            throw new IllegalStateException("The network of " + shape + " answers no numbers");
        }
        Arrays.sort(millis);
        tell(String.format(
                Locale.ROOT,
                "\"work\": \"%s\", \"hidden\": %d, \"activation\": \"%s\", \"threads\": 1, \"p50Millis\": %.3f, \"p99Millis\": %.3f",
                work,
                shape.hidden(),
                name(shape),
                AnswerBenchmark.at(millis, 0.5),
                AnswerBenchmark.at(millis, 0.99)));
    }

    /** Sequences of all lengths, and a rate that does not warm up: more happens in few steps. */
    private void trace(Path folder) {
        SequenceShape shape = shape(0);
        TrainingPlan plan = plan(0, 0, DRAWS);
        Sequences sequences = MadeUpSequences.make(BATCH * traceSteps, ITEMS, 2, LENGTH + 1, 3);
        List<TrainedStep> trained = SequenceTrace.of(sequences, shape, plan, traceSteps);
        TraceFolder.write(folder, SequenceWeights.start(shape, ITEMS, plan.seed()), trained, LONGEST_GRADIENT);
        tell(String.format(
                Locale.ROOT,
                "\"work\": \"trace\", \"hidden\": %d, \"activation\": \"%s\", \"steps\": %d, \"firstLoss\": %.6f, \"lastLoss\": %.6f",
                shape.hidden(),
                name(shape),
                trained.size(),
                trained.getFirst().loss(),
                trained.getLast().loss()));
    }

    private static String name(SequenceShape shape) {
        return shape.activation().name().toLowerCase(Locale.ROOT);
    }

    private static void tell(String fields) {
        System.out.println("{\"peer\": \"daogou\", " + fields + "}");
    }
}
