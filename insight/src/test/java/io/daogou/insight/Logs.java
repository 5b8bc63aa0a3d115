package io.daogou.insight;

import io.daogou.demo.DemoShop;
import io.daogou.demo.Simulator;
import io.daogou.demo.SimulatorSettings;
import io.daogou.domain.event.Campaign;
import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Platform;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.domain.item.Money;
import io.daogou.domain.shopper.Consent;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Subject;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Logs that references and analyses both read. */
final class Logs {
    private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
    private static final List<Platform> PLATFORMS = List.of(Platform.WEB, Platform.IOS, Platform.MINIPROGRAM);
    private static final String[] WORDS = {"tea", "Tea ", "mug", "蓝牙", "o'clock", "tea pot"};

    private Logs() {}

    /** The demo shop with some simulated shoppers, their devices linked as the engine links them. */
    static Shop demo(Path folder, int shoppers, long seed) {
        Shop shop = new Shop(folder);
        DemoShop demo = DemoShop.generate(1);
        var _ = shop.store.catalog().put(demo.items());
        List<Event> events = Simulator.simulate(
                        demo,
                        SimulatorSettings.defaults().withShoppers(shoppers).withSeed(seed))
                .events();
        shop.append(events);
        for (Event event : events) {
            String shopper = event.header().shopperId();
            if (event instanceof Event.Login && shopper != null) {
                var _ = shop.store
                        .shoppers()
                        .link(event.header().deviceId(), shopper, event.header().time());
            }
        }
        return shop;
    }

    /**
     * Everything by chance: few people, items and moments, so that ties, repeats, foreign devices, missing prices, several
     * currencies and unknown items all happen often. Offsets are not in the order of time.
     */
    static Shop chance(Path folder, long seed, int events) {
        Shop shop = new Shop(folder);
        Random random = new Random(seed);
        var _ = shop.store.catalog().put(items(random));
        List<Event> all = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            all.add(event("e" + i, random));
        }
        shop.append(all);
        for (int device = 0; device < 30; device += 2) {
            var _ = shop.store.shoppers().link("d" + device, "s" + random.nextInt(12), BEGIN);
        }
        // Some devices are shared, some people refuse to be counted.
        var _ = shop.store.shoppers().link("d2", "s-other", BEGIN);
        var _ = shop.store.shoppers().link("d8", "s-other", BEGIN);
        shop.store
                .people()
                .consents()
                .record(List.of(
                        refusal(Subject.device("d4")), refusal(Subject.device("d5")), refusal(Subject.shopper("s3"))));
        return shop;
    }

    private static Consent refusal(Subject subject) {
        return new Consent(subject, Purpose.ANALYTICS, false, BEGIN, "page", "1");
    }

    private static List<Item> items(Random random) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            ItemBuilder item = new ItemBuilder("i" + i, "Item " + i)
                    .brand(i % 3 == 0 ? null : "Brand " + i % 3)
                    .productType(i % 5 == 0 ? List.of() : List.of("Category " + i % 4, "Narrow " + i % 2))
                    .price(i % 6 == 0 ? null : Money.of(String.valueOf(5 + random.nextInt(200)), "EUR"));
            items.add(item.build());
        }
        return items;
    }

    private static Event event(String id, Random random) {
        boolean named = random.nextInt(3) == 0;
        // Minutes, so that many things happen at the same moment.
        Instant time = BEGIN.plusSeconds(60L * random.nextInt(60 * 24 * 50));
        EventHeader header = new EventHeader(
                        id,
                        time,
                        "d" + random.nextInt(30),
                        named ? "s" + random.nextInt(12) : null,
                        null,
                        PLATFORMS.get(random.nextInt(3)),
                        random.nextInt(3) == 0 ? "r" + random.nextInt(40) : null)
                .withCampaign(campaign(random));
        return switch (random.nextInt(9)) {
            case 0, 1 -> action(header, EventType.VIEW_ITEM, random);
            case 2 -> action(header, EventType.SELECT_ITEM, random);
            case 3 -> action(header, EventType.ADD_TO_CART, random);
            case 4 -> new Event.Search(header, WORDS[random.nextInt(WORDS.length)]);
            case 5 ->
                new Event.Impression(
                        header, lines(random, 6, true), random.nextInt(5) == 0 ? null : "p" + random.nextInt(3));
            case 6 -> action(header, random.nextBoolean() ? EventType.DISLIKE : EventType.ADD_TO_WISHLIST, random);
            default -> order(header, random);
        };
    }

    private static Event action(EventHeader header, EventType type, Random random) {
        return new Event.ItemAction(header, type, lines(random, 2, false), money(random));
    }

    private static Event order(EventHeader header, Random random) {
        EventType type = random.nextInt(5) == 0 ? EventType.REFUND : EventType.PURCHASE;
        String number = random.nextInt(3) == 0 ? null : "t" + random.nextInt(400);
        return new Event.Order(header, type, lines(random, 4, false), money(random), number);
    }

    private static @Nullable Campaign campaign(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> new Campaign(null, "newsletter", "email");
            default -> new Campaign("c" + random.nextInt(3), null, null);
        };
    }

    private static @Nullable Money money(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> Money.of(random.nextInt(100) + ".999999", "USD");
            default -> Money.of(random.nextInt(100) + ".10", "EUR");
        };
    }

    private static List<EventItem> lines(Random random, int most, boolean placed) {
        List<EventItem> lines = new ArrayList<>();
        int count = 1 + random.nextInt(most);
        for (int i = 0; i < count; i++) {
            BigDecimal price = random.nextInt(4) == 0 ? null : BigDecimal.valueOf(random.nextInt(1_000_000), 4);
            int item = random.nextInt(16);
            // What names an item twice names the model and the rule twice, too.
            String model = placed && item % 4 > 0 ? "m" + item % 4 : null;
            String ruleId = placed && item % 5 > 2 ? "r" + item % 5 : null;
            lines.add(new EventItem("i" + item, price, 1 + random.nextInt(3), placed ? i : null, model, ruleId));
        }
        return lines;
    }
}
