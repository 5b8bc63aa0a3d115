package io.daogou.bench;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.item.Item;
import io.daogou.domain.recommendation.RecommendationRequest;
import io.daogou.domain.shopper.Subject;
import io.daogou.engine.Derived;
import io.daogou.engine.Engine;
import io.daogou.engine.EngineSettings;
import io.daogou.engine.TrainingProgress;
import io.daogou.engine.people.Intake;
import io.daogou.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code daogou bench flood}: one device, slow enough to pass for a person, sends as much as a shop does in months. */
@Command(
        name = "flood",
        mixinStandardHelpOptions = true,
        header =
                "Measures what a million events of one device do to a shop with files, and to the device's next shelf.")
final class FloodBenchmark implements Callable<Integer> {
    private static final int ITEMS = 20_000;
    private static final int BATCH = 1_000;
    private static final int SHELVES = 1_000;
    private static final String DEVICE = "one device";

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "How many events it sends. Default: ${DEFAULT-VALUE}.")
    private int events = 1_000_000;

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("daogou-bench-flood");
        try {
            System.out.println("| " + events + " events of one device | |");
            System.out.println("|---|---|");
            measure(folder);
        } finally {
            ServingBenchmark.delete(folder);
        }
        return 0;
    }

    private void measure(Path folder) throws IOException {
        EngineSettings settings = EngineSettings.defaults()
                .withConsentRequired(false)
                .withTraining(List.of("popular", "item-knn", "transitions"), .5);
        Derived derived = new Derived(folder.resolve("releases"), folder.resolve("live.state"));
        try (Store store = Store.open(folder)) {
            long before;
            try (Engine engine = open(store, derived, settings)) {
                List<Item> items = new ArrayList<>();
                for (int i = 0; i < ITEMS; i++) {
                    items.add(Item.of("item-" + i, "Item " + i));
                }
                engine.catalog().put(items);
                send(engine, "others", 2_000);
                before = usedBytes();
                row("the next shelf before, p99", micros(engine)[SHELVES * 99 / 100], "µs");
                long begin = System.nanoTime();
                send(engine, DEVICE, events);
                row("taken in", events / secondsSince(begin), "events/s");
                double[] after = micros(engine);
                row("the next shelf after, p50", after[SHELVES / 2], "µs");
                row("the next shelf after, p99", after[SHELVES * 99 / 100], "µs");
                row("memory more than before", (usedBytes() - before) / 1e6, "MB");
                begin = System.nanoTime();
                engine.training().train(TrainingProgress.SILENT);
                row("training", secondsSince(begin), "s");
            }
            long begin = System.nanoTime();
            try (Engine engine = open(store, derived, settings)) {
                row("the next start", secondsSince(begin), "s");
                begin = System.nanoTime();
                long erased = engine.rights().erase(Subject.device(DEVICE)).events();
                row("erasing " + erased + " events", secondsSince(begin), "s");
            }
        }
    }

    private static Engine open(Store store, Derived derived, EngineSettings settings) {
        return Engine.open(store.events(), store.catalog(), store.people(), derived, settings, Clock.systemUTC());
    }

    /** One a second by its own clock: more would be taken for a bot's. */
    private static void send(Engine engine, String device, int count) {
        Random random = new Random(1);
        Instant first = Instant.now().minusSeconds(count).truncatedTo(ChronoUnit.MILLIS);
        for (int from = 0; from < count; from += BATCH) {
            List<Intake.Sent> batch = new ArrayList<>(BATCH);
            for (int i = from; i < Math.min(count, from + BATCH); i++) {
                EventHeader header = EventHeader.of(device + " " + i, first.plusSeconds(i), device);
                EventType type = i % 10 == 0 ? EventType.ADD_TO_CART : EventType.VIEW_ITEM;
                List<EventItem> items = List.of(EventItem.of("item-" + random.nextInt(ITEMS)));
                Event event = new Event.ItemAction(header, type, items, null);
                batch.add(new Intake.Sent(event, Intake.Sender.BROWSER, null, false));
            }
            engine.intake().take(batch, null);
        }
    }

    /** How long shelves of the device take, sorted; the first ones are not counted. */
    private static double[] micros(Engine engine) {
        double[] micros = new double[SHELVES];
        for (int i = -SHELVES; i < SHELVES; i++) {
            long begin = System.nanoTime();
            engine.recommender().recommend(RecommendationRequest.forDevice("home", DEVICE, 20));
            if (i >= 0) {
                micros[i] = (System.nanoTime() - begin) / 1e3;
            }
        }
        Arrays.sort(micros);
        return micros;
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void row(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "| %s | %,.1f %s |%n", name, value, unit);
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
