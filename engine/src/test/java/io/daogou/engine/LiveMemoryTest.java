package io.daogou.engine;

import static io.daogou.engine.MemoryShop.NOW;
import static io.daogou.engine.MemoryShop.event;
import static io.daogou.engine.MemoryShop.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Platform;
import io.daogou.domain.recommendation.Filter;
import io.daogou.domain.recommendation.RecommendationRequest;
import io.daogou.engine.live.History;
import io.daogou.engine.live.LiveMemory;
import io.daogou.engine.live.Rankings;
import io.daogou.engine.live.Touch;
import io.daogou.learn.file.ModelFile;
import io.daogou.learn.file.Section;
import io.daogou.learn.file.Sections;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
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

    private final EngineSettings settings = with(12, 30);
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
        happen(new Random(7), 30);
        openOnFile().close();
        byte[] whole = Files.readAllBytes(file());
        String expected = known(new LiveMemory(settings, MemoryShop.CLOCK, null));
        assertThat(known(onFile())).as("the whole file").isEqualTo(expected);
        assertThat(warnings.texts).isEmpty();
        // Every byte, each by some of its bits.
        for (int bit = 0; bit < whole.length * 8; bit += 3) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(flipped, "bit " + bit, expected);
        }
        for (int length = 0; length < whole.length; length++) {
            assertRefused(Arrays.copyOf(whole, length), "length " + length, expected);
        }
        assertRefused(Arrays.copyOf(whole, whole.length + 1), "one byte more", expected);
    }

    @Test
    void aFileThatIsWholeButDoesNotHoldWhatItShouldCountsForNothing() throws IOException {
        happen(new Random(7), 30);
        openOnFile().close();
        byte[] state = section();
        String expected = known(new LiveMemory(settings, MemoryShop.CLOCK, null));
        for (int length = 0; length < state.length; length += 3) {
            assertRefused(Arrays.copyOf(state, length), expected);
        }
        assertRefused(Arrays.copyOf(state, state.length + 4), expected);
        ModelFile.write(file(), Sections.of("live-state"));
        assertThat(known(onFile())).isEqualTo(expected);
        ModelFile.save(file(), new float[] {1});
        assertThat(known(onFile())).isEqualTo(expected);
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
        assertIgnored(shorter, settings, "belongs to another log");
        shorter.log.append(events(new Random(9), 10));
        assertIgnored(shorter, settings, "belongs to another log");
        assertIgnored(new MemoryShop(), settings, "belongs to another log");
        assertIgnored(shop, with(13, 30), "other settings");
        assertIgnored(shop, with(12, 29), "other settings");
    }

    @Test
    void logsWhoseEventsAreNamedAlikeAreToldApart() {
        Event here = event("phone", null, EventType.VIEW_ITEM, NOW, "item 1");
        shop.log.append(List.of(here));
        openOnFile().close();
        MemoryShop other = new MemoryShop();
        Instant before = NOW.minusSeconds(3_600);
        Event there = event("phone", null, EventType.VIEW_ITEM, before, "item 2");
        other.log.append(List.of(new Event.ItemAction(
                new EventHeader(here.header().eventId(), before, "phone", null, null, Platform.WEB, null),
                EventType.VIEW_ITEM,
                there.items(),
                null)));
        assertIgnored(other, settings, "belongs to another log");
    }

    @Test
    void savingWhileOthersAppendNeitherLosesNorDoublesAnything() throws Exception {
        long seed = 11;
        System.out.println("seed " + seed);
        EngineSettings uncut = with(100, 30);
        LiveMemory memory = new LiveMemory(uncut, MemoryShop.CLOCK, file());
        memory.catchUp(shop.log, shop.people);
        FollowedEventLog log = new FollowedEventLog(shop.log, shop.links, memory.state(), memory.consents());
        FollowedCatalog catalog = new FollowedCatalog(shop.items, memory.catalog(), itemId -> {});
        List<Path> saved = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
            List<Future<?>> changing = new ArrayList<>();
            for (int thread = 0; thread < 3; thread++) {
                Random random = new Random(seed + thread);
                String prefix = "new " + thread + " ";
                changing.add(pool.submit(() -> {
                    for (int batch = 0; batch < 1_000; batch++) {
                        log.append(atOneMoment(random, 3));
                        catalog.put(List.of(item(prefix + batch).build()));
                    }
                }));
            }
            while (!changing.stream().allMatch(Future::isDone)) {
                if (memory.unsaved(shop.log) < 300) {
                    Thread.onSpinWait();
                    continue;
                }
                log.whileNothingIsAppended(offset -> memory.save(shop.log, offset));
                saved.add(Files.copy(file(), folder.resolve("saved " + saved.size())));
            }
            for (Future<?> change : changing) {
                change.get();
            }
        }
        String expected = known(new LiveMemory(uncut, MemoryShop.CLOCK, null));
        assertThat(saved).hasSizeGreaterThan(1);
        for (Path each : saved) {
            assertThat(known(new LiveMemory(uncut, MemoryShop.CLOCK, each)))
                    .as(each + " of " + saved.size())
                    .isEqualTo(expected);
        }
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

    // What happens

    private void happen(Random random, int count) {
        shop.log.append(events(random, count));
    }

    private static List<Event> events(Random random, int count) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(randomEvent(random, NOW.minus(Duration.ofDays(random.nextInt(40)))));
        }
        return events;
    }

    /** All counts are whole then, and add up to the same in any order; nothing may be cut. */
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
        String another = "item " + random.nextInt(ITEMS);
        return event(device, shopper, TYPES[random.nextInt(TYPES.length)], time, item, another);
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

    private void assertRefused(byte[] file, String what, String expected) throws IOException {
        Files.write(file(), file);
        warnings.texts.clear();
        assertThat(known(onFile())).as(what).isEqualTo(expected);
        assertThat(warnings.texts).as(what).hasSize(1).allMatch(text -> text.endsWith("the log is replayed instead"));
    }

    /** The same with a file whose checksum is right. */
    private void assertRefused(byte[] state, String expected) throws IOException {
        ModelFile.write(file(), Sections.of("live-state", new Section.Bytes("state", state)));
        assertRefused(Files.readAllBytes(file()), state.length + " bytes", expected);
    }

    private byte[] section() throws IOException {
        return ((Section.Bytes) ModelFile.read(file()).sections().getFirst()).values();
    }

    private LiveMemory onFile() {
        return new LiveMemory(settings, MemoryShop.CLOCK, file());
    }

    /** What is known after a start: every history, and how much each item is wanted; by names, in no order of slots. */
    private String known(LiveMemory memory) {
        memory.catchUp(shop.log, shop.people);
        StringBuilder known = new StringBuilder();
        for (int i = 0; i < SHOPPERS; i++) {
            describe(known, memory, memory.state().history("shopper " + i, null));
        }
        for (int i = 0; i < DEVICES; i++) {
            describe(known, memory, memory.state().history(null, "device " + i));
        }
        shop.items.forEach(memory.catalog()::put);
        Rankings.Order order = memory.rankings().order();
        for (int slot : order.popular()) {
            known.append(memory.catalog().columns().itemId(slot)).append(order.weights()[slot]);
        }
        return known.toString();
    }

    private static void describe(StringBuilder known, LiveMemory memory, History history) {
        List<String> touches = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            Touch touch = history.touch(i);
            String times = touch.toString().replaceFirst("slot=\\d+, tie=-?\\d+", "");
            touches.add(memory.catalog().columns().itemId(touch.slot()) + times);
        }
        known.append(touches).append('\n');
    }

    private void assertIgnored(MemoryShop where, EngineSettings settings, String why) {
        warnings.texts.clear();
        assertThat(answers(where, settings, copyOfFile())).isEqualTo(answers(where, settings, null));
        assertThat(warnings.texts).singleElement().asString().contains(why);
    }

    private Map<String, String> fromFile() {
        return answers(shop, settings, copyOfFile());
    }

    private Map<String, String> replayed() {
        return answers(shop, settings, null);
    }

    /** Every shelf of everyone, with scores and reasons. */
    private Map<String, String> answers(MemoryShop where, EngineSettings settings, @Nullable Path state) {
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

    private static String shelf(Engine engine, String placement, @Nullable String device, @Nullable String shopper) {
        List<String> about = placement.equals("item-similar") ? List.of("item 3") : List.of();
        RecommendationRequest request =
                new RecommendationRequest(placement, device, shopper, about, null, 12, Filter.NONE);
        return engine.recommender().recommend(request).items().toString();
    }

    private Engine openOnFile() {
        return open(shop, settings, file());
    }

    private Engine open(MemoryShop where, EngineSettings settings, @Nullable Path state) {
        Derived derived = new Derived(folder.resolve("releases"), state);
        return Engine.open(where.log, where.items, where.people, derived, settings, MemoryShop.CLOCK);
    }

    private Path file() {
        return folder.resolve("live.state");
    }

    /** A copy, as every engine that closes writes its own; none if there is no file. */
    private @Nullable Path copyOfFile() {
        if (!Files.isRegularFile(file())) {
            return file();
        }
        try {
            return Files.copy(file(), folder.resolve("copy"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static EngineSettings with(int historyLength, double halfLifeDays) {
        EngineSettings usual = MemoryShop.settings();
        return new EngineSettings(
                historyLength,
                halfLifeDays,
                usual.newForDays(),
                usual.mostPerCategory(),
                usual.releasesKept(),
                1,
                usual.models(),
                usual.trainingMinutes(),
                usual.seed(),
                usual.explorationShare(),
                usual.consentRequired());
    }

    /** What the live memory warns of. */
    private static final class Warnings extends Handler {
        final List<String> texts = new CopyOnWriteArrayList<>();
        private final Logger logger = Logger.getLogger(LiveMemory.class.getName());

        void listen() {
            logger.addHandler(this);
            logger.setUseParentHandlers(false);
        }

        void stop() {
            logger.removeHandler(this);
            logger.setUseParentHandlers(true);
        }

        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().equals(Level.WARNING)) {
                texts.add(new SimpleFormatter().formatMessage(record));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
