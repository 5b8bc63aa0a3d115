package io.daogou.bench;

import io.daogou.demo.DemoShop;
import io.daogou.demo.Simulator;
import io.daogou.demo.SimulatorSettings;
import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventLog;
import io.daogou.insight.Insight;
import io.daogou.insight.InsightSettings;
import io.daogou.insight.analysis.Analysis;
import io.daogou.insight.mirror.Sources;
import io.daogou.server.insight.Question;
import io.daogou.server.insight.Questions;
import io.daogou.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code daogou bench insight}: how fast a log becomes columns, and how long each question takes on them. */
@Command(
        name = "insight",
        mixinStandardHelpOptions = true,
        header = "Measures behaviour analysis: taking a log over, and every question.",
        description = "Needs DuckDB: './daogou optional parquet'.")
final class InsightBenchmark implements Callable<Integer> {
    private static final int RUNS = 5;
    private static final int BATCH = 1_000;

    @Option(names = "--events", defaultValue = "10000000", description = "How many. Default: ${DEFAULT-VALUE}.")
    private long events = 10_000_000;

    @Option(names = "--memory", defaultValue = "1024", description = "MB for DuckDB. Default: ${DEFAULT-VALUE}.")
    private int memory = 1_024;

    @Option(
            names = "--store",
            description = "Also keep the events in a real store first, and take them over from there.")
    private boolean store;

    @Override
    public Integer call() throws IOException {
        DemoShop demo = DemoShop.generate(1);
        EventLog log = new RepeatedLog(
                Simulator.simulate(demo, SimulatorSettings.defaults()).events(), events);
        Path folder = Files.createTempDirectory("daogou-insight");
        try (Store catalog = Store.inMemory()) {
            catalog.catalog().put(demo.items());
            tell("events made up, nothing else", perSecond(() -> log.read(0, (offset, event) -> true)));
            Sources sources = Sources.of(log, catalog.catalog(), catalog.people());
            try (Insight insight = Insight.open(folder.resolve("columns"), sources, settings())) {
                tell("made-up log into columns", perSecond(insight::refresh));
                tellSize(folder.resolve("columns"));
                ask(insight, shopper(log));
            }
            if (store) {
                throughStore(log, folder);
            }
        } finally {
            delete(folder);
        }
        return 0;
    }

    private InsightSettings settings() {
        return new InsightSettings(memory, 8_192, 0, 1, 8, 600, 3_600);
    }

    private void throughStore(EventLog log, Path folder) {
        try (Store kept = Store.open(folder.resolve("shop"))) {
            List<Event> batch = new ArrayList<>();
            log.read(0, (offset, event) -> {
                batch.add(event);
                if (batch.size() == BATCH) {
                    kept.events().append(batch);
                    batch.clear();
                }
                return true;
            });
            kept.events().append(batch);
            tell("SQLite read, nothing else", perSecond(() -> kept.events().read(0, (offset, event) -> true)));
            Sources sources = Sources.of(kept.events(), kept.catalog(), kept.people());
            try (Insight insight = Insight.open(folder.resolve("kept"), sources, settings())) {
                tell("SQLite into columns", perSecond(insight::refresh));
            }
        }
    }

    private static void ask(Insight insight, String shopper) {
        System.out.println();
        System.out.println("| question | median s |");
        System.out.println("|---|---|");
        for (Question question : Questions.all()) {
            Analysis<? extends Record> analysis = question.read(name -> name.equals("shopperId") ? shopper : null);
            double[] seconds = new double[RUNS];
            for (int run = 0; run < RUNS; run++) {
                long begin = System.nanoTime();
                var _ = insight.ask(analysis);
                seconds[run] = (System.nanoTime() - begin) / 1e9;
            }
            System.out.printf(Locale.ROOT, "| %s | %.2f |%n", question.name(), Medians.median(seconds));
        }
    }

    private static String shopper(EventLog log) {
        String[] found = {""};
        log.read(0, (offset, event) -> {
            String named = event.header().shopperId();
            found[0] = named == null ? "" : named;
            return named == null;
        });
        return found[0];
    }

    private double perSecond(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return events / ((System.nanoTime() - begin) / 1e9);
    }

    private static void tell(String what, double eventsPerSecond) {
        System.out.printf(Locale.ROOT, "%s: %,.0f events/s%n", what, eventsPerSecond);
    }

    private static void tellSize(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            long bytes = files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            System.out.printf(Locale.ROOT, "on the disk: %,.0f MB%n", bytes / 1e6);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
