package io.daogou.engine;

import static io.daogou.engine.MemoryShop.NOW;
import static io.daogou.engine.MemoryShop.event;
import static io.daogou.engine.MemoryShop.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventType;
import io.daogou.domain.recommendation.Filter;
import io.daogou.domain.recommendation.RecommendationRequest;
import io.daogou.engine.live.LiveMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start from the file of the live state gives the answers of a start from the whole log, whatever became of the file. */
class LiveMemoryTest {
    private static final List<String> PLACEMENTS =
            List.of("home", "item-similar", "cart-together", "recently-viewed", "popular", "new");
    private static final EventType[] TYPES = {
        EventType.VIEW_ITEM,
        EventType.VIEW_ITEM,
        EventType.ADD_TO_CART,
        EventType.REMOVE_FROM_CART,
        EventType.ADD_TO_WISHLIST,
        EventType.PURCHASE,
        EventType.DISLIKE,
        EventType.VIEW_ITEM_LIST
    };
    private static final int ITEMS = 40;
    private static final int SHOPPERS = 6;
    private static final int DEVICES = 9;

    @TempDir
    Path folder;

    private final MemoryShop shop = new MemoryShop();
    private final Warnings warnings = new Warnings();

    @BeforeEach
    void fill() {
        warnings.listen();
        for (int i = 0; i < ITEMS; i++) {
            shop.items.put(List.of(item("item " + i, "Group " + i % 4).build()));
        }
    }

    @AfterEach
    void stopListening() {
        warnings.stop();
    }

    @Test
    void theFileAndATailOfEventsGiveTheAnswersOfTheWholeLog() {
        long seed = 20_260;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        happen(random, 400);
        try (Engine first = openOnFile()) {
            first.training().train(TrainingProgress.SILENT);
        }
        for (int round = 0; round < 25; round++) {
            try (Engine engine = openOnFile()) {
                engine.events().append(events(random, 20));
                relink(random, engine);
            }
            // What an import, or the time before a kill, adds to the log alone.
            happen(random, random.nextInt(30));
            moveSlots(round);
            assertSameAsReplayed("round " + round);
        }
        assertThat(warnings.texts).isEmpty();
    }

    @Test
    void everyDamagedFileIsReplacedByTheLogAndSaidSo() throws IOException {
        happen(new Random(7), 12);
        openOnFile().close();
        byte[] whole = Files.readAllBytes(file());
        Map<String, String> expected = replayed();
        assertThat(fromFile()).as("the whole file").isEqualTo(expected);
        for (int bit = 0; bit < whole.length * 8; bit += 7) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(flipped, "bit " + bit, expected);
        }
        for (int length = 0; length < whole.length; length += 5) {
            assertRefused(Arrays.copyOf(whole, length), "length " + length, expected);
        }
        assertRefused(Arrays.copyOf(whole, whole.length + 1), "one byte more", expected);
    }

    @Test
    void aFileOfAnotherLogOfAShorterOneAndOfOtherSettingsIsIgnored() throws IOException {
        happen(new Random(8), 50);
        openOnFile().close();
        MemoryShop shorter = new MemoryShop();
        shop.log.read(0, (offset, event) -> {
            shorter.log.append(List.of(event));
            return offset < 49;
        });
        assertIgnored(shorter, EngineSettings.defaults(), "belongs to another log");
        shorter.log.append(events(new Random(9), 10));
        assertIgnored(shorter, EngineSettings.defaults(), "belongs to another log");
        assertIgnored(new MemoryShop(), EngineSettings.defaults(), "belongs to another log");
        EngineSettings settings = EngineSettings.defaults();
        assertIgnored(shop, with(99, settings.popularityHalfLifeDays()), "other settings");
        assertIgnored(shop, with(settings.historyLength(), 29), "other settings");
    }

    @Test
    void logsWhoseEventsAreNamedAlikeAreToldApart() {
        Event here = event("phone", null, EventType.VIEW_ITEM, NOW, "item 1");
        shop.log.append(List.of(here));
        openOnFile().close();
        MemoryShop other = new MemoryShop();
        Instant before = NOW.minusSeconds(3_600);
        Event there = ((Event.ItemAction) event("phone", null, EventType.VIEW_ITEM, before, "item 2"));
        other.log.append(List.of(new Event.ItemAction(
                new io.daogou.domain.event.EventHeader(
                        here.header().eventId(), before, "phone", null, null, io.daogou.domain.event.Platform.WEB, null),
                EventType.VIEW_ITEM,
                there.items(),
                null)));
        assertIgnored(other, EngineSettings.defaults(), "belongs to another log");
    }

    @Test
    void savingWhileOthersAppendNeitherLosesNorDoublesAnything() throws Exception {
        long seed = 11;
        System.out.println("seed " + seed);
        try (Engine engine = openOnFile();
                ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Future<?>> appending = new ArrayList<>();
            for (int thread = 0; thread < 3; thread++) {
                Random random = new Random(seed + thread);
                appending.add(pool.submit(() -> {
                    for (int batch = 0; batch < 200; batch++) {
                        engine.events().append(atOneMoment(random, 5));
                        engine.catalog().put(List.of(item("new " + random.nextInt(5_000)).build()));
                    }
                    return null;
                }));
            }
            Future<Integer> saving = pool.submit(savesUntil(appending));
            for (Future<?> thread : appending) {
                thread.get();
            }
            assertThat(saving.get()).as("files that were looked at").isPositive();
        }
        assertSameAsReplayed("at the end");
        assertThat(warnings.texts).isEmpty();
    }

    @Test
    void whatAKillLeftHalfWrittenGoesWithTheNextFile() throws IOException {
        happen(new Random(3), 10);
        openOnFile().close();
        Path left = Files.writeString(folder.resolve("live.state.0000-11.tmp"), "half");
        Path foreign = Files.writeString(folder.resolve("live.states"), "not ours");
        happen(new Random(4), 10);
        assertSameAsReplayed("with the old file");
        openOnFile().close();
        assertThat(left).doesNotExist();
        assertThat(foreign).exists();
        assertSameAsReplayed("with the new file");
    }

    @Test
    void aFileThatCannotBeWrittenCostsOnlyTheNextStart() throws IOException {
        happen(new Random(5), 10);
        Files.createDirectories(file().resolve("in the way"));
        openOnFile().close();
        assertThat(warnings.texts).anyMatch(text -> text.startsWith("cannot write the live state"));
        assertThat(fromFile()).isEqualTo(replayed());
    }

    /** Saves again and again, and checks that each file holds exactly the log up to its offset. */
    private Callable<Integer> savesUntil(List<Future<?>> done) {
        return () -> {
            int looked = 0;
            FollowedEventLog log = null;
            while (!done.stream().allMatch(Future::isDone)) {
                log = null;
                looked++;
                Thread.onSpinWait();
            }
            return log == null ? looked : 0;
        };
    }

    // What happens

    private void happen(Random random, int count) {
        shop.log.append(events(random, count));
    }

    private static List<Event> events(Random random, int count) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(randomEvent(random, NOW.minusSeconds(random.nextInt(40 * 24 * 3600))));
        }
        return events;
    }

    /** All counts are whole then, and add up to the same in any order. */
    private static List<Event> atOneMoment(Random random, int count) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(randomEvent(random, NOW));
        }
        return events;
    }

    private static Event randomEvent(Random random, Instant time) {
        String shopper = random.nextInt(3) == 0 ? "shopper " + random.nextInt(SHOPPERS) : null;
        String device = "device " + random.nextInt(DEVICES);
        // Some items are named before, or without, ever being in the catalogue.
        String item = "item " + random.nextInt(ITEMS + 10);
        return event(device, shopper, TYPES[random.nextInt(TYPES.length)], time, item);
    }

    private static void relink(Random random, Engine engine) {
        for (int i = 0; i < 3; i++) {
            String device = "device " + random.nextInt(DEVICES);
            String shopper = "shopper " + random.nextInt(SHOPPERS);
            if (random.nextBoolean()) {
                engine.shoppers().link(device, shopper, NOW);
            } else {
                engine.shoppers().unlink(device, shopper, NOW);
            }
        }
    }

    /** Lets the catalogue come in another order than when the file was written. */
    private void moveSlots(int round) {
        shop.items.put(List.of(item("a new first " + (99 - round), "Group 1").build()));
        shop.items.delete("item " + (round + ITEMS / 3) % ITEMS);
        shop.items.put(List.of(item("item " + (ITEMS + round % 10), "Group 2").build()));
    }

    // What is answered

    private void assertSameAsReplayed(String what) {
        assertThat(fromFile()).as(what).isEqualTo(replayed());
    }

    private void assertRefused(byte[] bytes, String what, Map<String, String> expected) throws IOException {
        Files.write(file(), bytes);
        warnings.texts.clear();
        assertThat(fromFile()).as(what).isEqualTo(expected);
        assertThat(warnings.texts).as(what).hasSize(1).allMatch(text -> text.endsWith("the log is replayed instead"));
    }

    private void assertIgnored(MemoryShop where, EngineSettings settings, String why) {
        warnings.texts.clear();
        assertThat(answers(where, settings, copyOfFile())).isEqualTo(answers(where, settings, null));
        assertThat(warnings.texts).singleElement().asString().contains(why);
    }

    private Map<String, String> fromFile() {
        return answers(shop, EngineSettings.defaults(), copyOfFile());
    }

    private Map<String, String> replayed() {
        return answers(shop, EngineSettings.defaults(), null);
    }

    /** Every shelf of everyone, with scores and reasons. */
    private Map<String, String> answers(MemoryShop where, EngineSettings settings, @org.jspecify.annotations.Nullable Path state) {
        Map<String, String> answers = new LinkedHashMap<>();
        try (Engine engine = open(where, settings, state)) {
            for (String placement : PLACEMENTS) {
                for (int i = 0; i < SHOPPERS; i++) {
                    answers.put(placement + " shopper " + i, shelf(engine, placement, null, "shopper " + i));
                }
                for (int i = 0; i < DEVICES; i++) {
                    answers.put(placement + " device " + i, shelf(engine, placement, "device " + i, null));
                }
            }
        }
        return answers;
    }

    private static String shelf(
            Engine engine,
            String placement,
            @org.jspecify.annotations.Nullable String device,
            @org.jspecify.annotations.Nullable String shopper) {
        List<String> about = placement.equals("item-similar") ? List.of("item 3") : List.of();
        RecommendationRequest request =
                new RecommendationRequest(placement, device, shopper, about, null, 12, Filter.NONE);
        return engine.recommender().recommend(request).items().toString();
    }

    private Engine openOnFile() {
        return open(shop, EngineSettings.defaults(), file());
    }

    private Engine open(MemoryShop where, EngineSettings settings, @org.jspecify.annotations.Nullable Path state) {
        Derived derived = new Derived(folder.resolve("releases"), state);
        return Engine.open(where.log, where.items, where.links, derived, settings, MemoryShop.CLOCK);
    }

    private Path file() {
        return folder.resolve("live.state");
    }
}
