package io.daogou.bench;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.item.Item;
import io.daogou.store.Store;
import io.daogou.store.StoreUrl;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code daogou bench store}: the same work on SQLite and on a PostgreSQL that it starts itself, both forced to disk. */
@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        header = "Measures the truth on SQLite beside the truth on PostgreSQL, through the same front door.")
final class StoreBenchmark implements Callable<Integer> {
    private static final Instant TIME = Instant.parse("2026-03-01T00:00:00Z");

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How long each of three measurements takes. Default: ${DEFAULT-VALUE}.")
    private int seconds = 5;

    private final AtomicLong names = new AtomicLong();

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("daogou-bench-store");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        // The defaults of tests skip the disk.
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                Store sqlite = Store.open(folder);
                Store postgresql = Store.open(
                        StoreUrl.parse("postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres"))) {
            System.out.println("| work | | SQLite | PostgreSQL |");
            System.out.println("|---|---|---|---|");
            works().forEach((name, work) -> {
                double[] rates =
                        Medians.inTurn(3, () -> work.applyAsDouble(sqlite), () -> work.applyAsDouble(postgresql));
                System.out.printf(Locale.ROOT, "| %s | %,.0f | %,.0f |%n", name, rates[0], rates[1]);
            });
        } finally {
            ServingBenchmark.delete(folder);
        }
        return 0;
    }

    private Map<String, ToDoubleFunction<Store>> works() {
        Map<String, ToDoubleFunction<Store>> works = new LinkedHashMap<>();
        works.put("append, one caller, one event at a time | events/s", store -> append(store, 1, 1));
        works.put("append, 64 callers, one event at a time | events/s", store -> append(store, 64, 1));
        works.put("append, 16 callers, 100 events at a time | events/s", store -> append(store, 16, 100));
        works.put("append, 4 callers, 1,000 events at a time | events/s", store -> append(store, 4, 1_000));
        works.put("read the whole log | events/s", StoreBenchmark::read);
        works.put("put items, 500 at a time | items/s", this::put);
        works.put("look up an item, one caller | look-ups/s", this::lookUp);
        return works;
    }

    private double append(Store store, int callers, int batch) {
        AtomicLong stored = new AtomicLong();
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callers; i++) {
                threads.execute(() -> {
                    while (secondsSince(begin) < seconds) {
                        store.events().append(events(batch));
                        stored.addAndGet(batch);
                    }
                });
            }
        }
        return stored.get() / secondsSince(begin);
    }

    private List<Event> events(int count) {
        List<Event> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long name = names.incrementAndGet();
            EventHeader header = EventHeader.of("event-" + name, TIME.plusMillis(name), "device-" + name % 50_000);
            List<EventItem> items = List.of(EventItem.of("item-" + name % 20_000));
            events.add(new Event.ItemAction(header, EventType.VIEW_ITEM, items, null));
        }
        return events;
    }

    private static double read(Store store) {
        long[] read = {0};
        long begin = System.nanoTime();
        store.events().read(0, (offset, event) -> ++read[0] < 1_000_000);
        return read[0] / secondsSince(begin);
    }

    private double put(Store store) {
        long stored = 0;
        long begin = System.nanoTime();
        while (secondsSince(begin) < seconds) {
            List<Item> items = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                long name = names.incrementAndGet();
                items.add(Item.of("item-" + name % 20_000, "Item " + name));
            }
            store.catalog().put(items);
            stored += items.size();
        }
        return stored / secondsSince(begin);
    }

    private double lookUp(Store store) {
        long asked = 0;
        long begin = System.nanoTime();
        while (secondsSince(begin) < seconds) {
            var _ = store.catalog().item("item-" + asked * 7 % 20_000);
            asked++;
        }
        return asked / secondsSince(begin);
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
