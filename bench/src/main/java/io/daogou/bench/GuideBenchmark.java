package io.daogou.bench;

import io.daogou.domain.item.Item;
import io.daogou.engine.Derived;
import io.daogou.engine.Engine;
import io.daogou.engine.EngineSettings;
import io.daogou.guide.ConversationalGuide;
import io.daogou.guide.GuideParts;
import io.daogou.guide.GuideSettings;
import io.daogou.guide.GuideTurn;
import io.daogou.guide.MemoryConversations;
import io.daogou.guide.PersonalizationConsent;
import io.daogou.guide.understand.LexiconUnderstanding;
import io.daogou.search.LuceneItemIndex;
import io.daogou.search.SearchSettings;
import io.daogou.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code daogou bench guide}: how soon simulated shoppers find what they need, how fast a turn is, and what real dialogues say. */
@Command(
        name = "guide",
        mixinStandardHelpOptions = true,
        header = "Lets shoppers with hidden needs talk to the guide, beside a search box alone.")
final class GuideBenchmark implements Callable<Integer> {
    private static final int SOON = 3;
    private static final int FAILED_TURNS = 6;
    private static final long SEED = 42;

    @Mixin
    private Bench.Data data = new Bench.Data();

    @Option(names = "--shoppers", defaultValue = "500", description = "In each shop. Default: ${DEFAULT-VALUE}.")
    private int shoppers = 500;

    @Option(
            names = "--items",
            split = ",",
            defaultValue = "100000",
            description = "Time turns in catalogues of so many made-up items. Default: ${DEFAULT-VALUE}.")
    private List<Integer> sizes = List.of(100_000);

    @Option(names = "--only", split = ",", description = "demo-en, demo-zh, amazon-in, newbee, dialogues, speed.")
    private List<String> only = List.of("demo-en", "demo-zh", "amazon-in", "newbee", "dialogues", "speed");

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("daogou-guide");
        GuideCatalogs catalogs = new GuideCatalogs(data);
        System.out.printf(
                "| shop | with | found within %d turns | mean turns | the very item within %d turns |%n", SOON, SOON);
        System.out.println("|---|---|---|---|---|");
        if (only.contains("demo-en")) {
            shop("demo, English", GuideCatalogs.demo(), "en", folder.resolve("demo-en"));
        }
        if (only.contains("demo-zh")) {
            shop("demo, Chinese", GuideCatalogs.demo(), "zh", folder.resolve("demo-zh"));
        }
        if (only.contains("amazon-in")) {
            shop("amazon-in-catalog", catalogs.amazon(folder.resolve("amazon")), "en", folder.resolve("amazon"));
        }
        if (only.contains("newbee")) {
            shop("newbee-mall", catalogs.newbee(), "zh", folder.resolve("newbee"));
        }
        if (only.contains("dialogues")) {
            System.out.println(new DialogueReplay(data).replay());
        }
        if (only.contains("speed")) {
            for (int items : sizes) {
                speed(items, folder.resolve("speed-" + items));
            }
        }
        return 0;
    }

    /** A shop with everything real, for the time of a measurement. */
    private static final class Shop implements AutoCloseable {
        private final Store truth = Store.inMemory(Clock.systemUTC());
        private final Engine engine;
        private final LuceneItemIndex index;
        private final ConversationalGuide guide;

        Shop(List<Item> items, Path folder) throws IOException {
            Files.createDirectories(folder);
            Clock clock = Clock.systemUTC();
            for (int from = 0; from < items.size(); from += 1_000) {
                truth.catalog().put(items.subList(from, Math.min(items.size(), from + 1_000)));
            }
            engine = Engine.open(
                    truth.events(),
                    truth.catalog(),
                    truth.people(),
                    Derived.releasesOnly(folder.resolve("releases")),
                    EngineSettings.defaults(),
                    clock);
            index = LuceneItemIndex.open(folder.resolve("index"), truth.catalog()::forEach, SearchSettings.defaults());
            index.put(items);
            index.refresh();
            guide = new ConversationalGuide(
                    new GuideParts(
                            engine.catalog(),
                            engine.recommender(),
                            index,
                            new MemoryConversations(1_000, Duration.ofHours(1), clock),
                            deviceId -> null,
                            new LexiconUnderstanding(),
                            null,
                            clock,
                            PersonalizationConsent.EVERYBODY),
                    GuideSettings.defaults());
        }

        @Override
        public void close() {
            guide.close();
            engine.close();
            index.close();
            truth.close();
        }
    }

    private void shop(String name, List<Item> items, String language, Path folder) throws IOException {
        List<Item> orderable = items.stream()
                .filter(item -> item.availability().canBeOrdered()
                        && item.currentPrice() != null
                        && !item.productType().isEmpty())
                .toList();
        try (Shop shop = new Shop(items, folder)) {
            for (boolean isVague : new boolean[] {false, true}) {
                String who = name + (isVague ? ", not sure what" : ", know what");
                Meeting guide = (shopper, number) ->
                        shopper.talk(shop.guide, shop.engine.catalog(), "device " + isVague + number);
                Meeting box = (shopper, number) -> shopper.search(shop.index, shop.engine.catalog());
                tell(who, "guide", orderable, language, isVague, guide);
                tell(who, "search box", orderable, language, isVague, box);
            }
        }
    }

    /** What a shopper meets. */
    @FunctionalInterface
    private interface Meeting {
        SimulatedShopper.Outcome of(SimulatedShopper shopper, int number);
    }

    private void tell(String shop, String with, List<Item> items, String language, boolean isVague, Meeting meeting) {
        Random drawing = new Random(SEED);
        int soon = 0;
        int strict = 0;
        double turns = 0;
        for (int i = 0; i < shoppers; i++) {
            Item item = items.get(drawing.nextInt(items.size()));
            Random own = new Random(SEED * 1_000 + i);
            HiddenNeed need = HiddenNeed.of(item, language, own);
            SimulatedShopper.Outcome outcome = meeting.of(new SimulatedShopper(need, isVague, own), i);
            soon += outcome.turns() > 0 && outcome.turns() <= SOON ? 1 : 0;
            strict += outcome.strictTurns() > 0 && outcome.strictTurns() <= SOON ? 1 : 0;
            turns += outcome.turns() == 0 ? FAILED_TURNS : outcome.turns();
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.1f %% | %.2f | %.1f %% |%n",
                shop,
                with,
                100.0 * soon / shoppers,
                turns / shoppers,
                100.0 * strict / shoppers);
    }

    /** The demo shop over and over under other identifiers. */
    private static List<Item> many(int count) {
        List<Item> demo = GuideCatalogs.demo();
        List<Item> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Item item = demo.get(i % demo.size());
            items.add(new Item(
                    item.itemId() + "-" + i / demo.size(),
                    item.title(),
                    item.description(),
                    item.link(),
                    item.imageLink(),
                    item.price(),
                    item.salePrice(),
                    item.availability(),
                    item.brand(),
                    item.productType(),
                    null,
                    null,
                    item.attributes(),
                    item.translations(),
                    item.addedAt()));
        }
        return items;
    }

    private void speed(int count, Path folder) throws IOException {
        try (Shop shop = new Shop(many(count), folder)) {
            String[] texts = {
                "I'm looking for wireless headphones under 500",
                "给妈妈的生日礼物，300左右",
                "a red scarf, not wool",
                "有没有便宜点的",
                "show me something"
            };
            double[] millis = new double[1_000];
            for (int i = -200; i < millis.length; i++) {
                GuideTurn turn = GuideTurn.said(
                        null,
                        "device " + Math.floorMod(i, 50),
                        i % 2 == 0 ? "en" : "zh",
                        texts[Math.floorMod(i, texts.length)]);
                long start = System.nanoTime();
                shop.guide.turn(turn);
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - start) / 1e6;
                }
            }
            Arrays.sort(millis);
            System.out.printf(
                    Locale.ROOT,
                    "a turn among %d items: p50 %.1f ms, p99 %.1f ms%n",
                    count,
                    millis[millis.length / 2],
                    millis[millis.length * 99 / 100]);
        }
    }
}
