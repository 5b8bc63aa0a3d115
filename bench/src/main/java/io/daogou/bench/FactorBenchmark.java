package io.daogou.bench;

import io.daogou.learn.data.Interactions;
import io.daogou.learn.data.InteractionsBuilder;
import io.daogou.learn.data.Split;
import io.daogou.learn.evaluation.Evaluator;
import io.daogou.learn.evaluation.Metrics;
import io.daogou.learn.model.Progress;
import io.daogou.learn.model.factor.ImplicitAls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How fast alternating least squares is on Gowalla, and how good. Lines are {@code daogou WHAT FACTORS SECONDS}, as those of
 * the peers in {@code bench/peers}, so that {@code bench/peers/run.sh} can put them side by side.
 */
@Command(
        name = "factors",
        mixinStandardHelpOptions = true,
        header = "Measures sweeps and lists of ImplicitAls on Gowalla.")
final class FactorBenchmark implements Callable<Integer> {
    private static final int SWEEPS = 7;
    private static final int K = 20;
    private static final ImplicitAls.Parameters DEFAULTS = ImplicitAls.Parameters.defaults();

    @Mixin
    private Bench.Data real = new Bench.Data();

    @Option(
            names = "--factors",
            split = ",",
            defaultValue = "64,128,256",
            description = "Dimensions. Default: ${DEFAULT-VALUE}.")
    private List<Integer> factors = List.of();

    @Option(names = "--quality", description = "Also fit and measure against the test file.")
    private boolean quality;

    @Option(names = "--unobserved-weight", description = "For the quality. Default: the model's.")
    private double unobservedWeight = DEFAULTS.unobservedWeight();

    @Option(names = "--regularization", description = "For the quality. Default: the model's.")
    private double regularization = DEFAULTS.regularization();

    @Option(names = "--frequency-scaling", description = "For the quality. Default: the model's.")
    private double frequencyScaling = DEFAULTS.frequencyScaling();

    @Option(names = "--sweeps", description = "For the quality. Default: the model's.")
    private int sweeps = DEFAULTS.sweeps();

    @Override
    public Integer call() throws IOException {
        Split gowalla = gowalla();
        for (int count : factors) {
            measure(gowalla, count);
            if (quality) {
                judge(gowalla, count);
            }
        }
        return 0;
    }

    private ImplicitAls.Parameters parameters(int factors, int count) {
        return new ImplicitAls.Parameters(
                factors, unobservedWeight, regularization, frequencyScaling, count, DEFAULTS.seed());
    }

    private void measure(Split gowalla, int factors) {
        Interactions train = gowalla.train();
        SweepClock clock = new SweepClock((long) train.users() + train.items());
        ImplicitAls model = ImplicitAls.fit(train, parameters(factors, SWEEPS), clock);
        // The first sweeps meet code that is not compiled yet.
        tell("sweep", factors, Medians.median(clock.seconds(2)));
        double[] seconds = new double[3];
        for (int k = 0; k < seconds.length; k++) {
            long start = System.nanoTime();
            model.best(train, K);
            seconds[k] = since(start);
        }
        tell("recommend", factors, Medians.median(seconds));
    }

    private void judge(Split gowalla, int factors) {
        ImplicitAls.Parameters parameters = parameters(factors, sweeps);
        long start = System.nanoTime();
        ImplicitAls model = ImplicitAls.fit(gowalla.train(), parameters, Progress.NONE);
        double seconds = since(start);
        Metrics metrics = new Evaluator(gowalla).evaluate(model, K);
        System.out.printf(
                Locale.ROOT,
                "daogou test %s recall@20=%.4f ndcg@20=%.4f fit=%.1fs%n",
                parameters,
                metrics.recall(),
                metrics.ndcg(),
                seconds);
    }

    private static void tell(String what, int factors, double seconds) {
        System.out.printf(Locale.ROOT, "daogou %s %d %.4f%n", what, factors, seconds);
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private Split gowalla() throws IOException {
        int[] shape = new int[2];
        InteractionsBuilder train = read(real.file("gowalla/train.txt.gz"), shape);
        InteractionsBuilder test = read(real.file("gowalla/test.txt.gz"), shape);
        return new Split(train.build(shape[0], shape[1]), test.build(shape[0], shape[1]));
    }

    /** Lines of {@code user item item ...}; {@code shape} becomes large enough for them. */
    private static InteractionsBuilder read(Path file, int[] shape) throws IOException {
        InteractionsBuilder builder = Interactions.builder();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] ids = line.trim().split(" ", -1);
                int user = Integer.parseInt(ids[0]);
                shape[0] = Math.max(shape[0], user + 1);
                for (int k = 1; k < ids.length; k++) {
                    int item = Integer.parseInt(ids[k]);
                    shape[1] = Math.max(shape[1], item + 1);
                    builder.add(user, item, 1);
                }
            }
        }
        return builder;
    }

    /** Notes when each sweep ended. */
    private static final class SweepClock implements Progress {
        private final long stepsPerSweep;
        private final List<Double> seconds = new ArrayList<>();
        private long start = System.nanoTime();

        SweepClock(long stepsPerSweep) {
            this.stepsPerSweep = stepsPerSweep;
        }

        @Override
        public void update(long done, long total) {
            if (done == (seconds.size() + 1L) * stepsPerSweep) {
                seconds.add(since(start));
                start = System.nanoTime();
            }
        }

        double[] seconds(int skipped) {
            return seconds.stream().skip(skipped).mapToDouble(s -> s).toArray();
        }
    }
}
