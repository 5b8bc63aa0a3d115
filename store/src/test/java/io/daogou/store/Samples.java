package io.daogou.store;

import io.daogou.domain.event.Campaign;
import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Platform;
import io.daogou.domain.item.Availability;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.domain.item.Money;
import io.daogou.domain.item.Translation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Events and items of every shape. */
final class Samples {
    static final Instant TIME = Instant.parse("2026-03-01T08:30:00.123Z");

    private Samples() {}

    /** The plainest event. */
    static Event view(String eventId) {
        return view(eventId, "item-1");
    }

    static Event view(String eventId, String itemId) {
        return new Event.ItemAction(header(eventId), EventType.VIEW_ITEM, List.of(EventItem.of(itemId)), null);
    }

    static List<Event> views(String prefix, int count) {
        List<Event> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(view(prefix + i, "item-" + i % 100));
        }
        return events;
    }

    private static EventHeader header(String eventId) {
        return EventHeader.of(eventId, TIME, "device-1");
    }

    /** One event of every type, each with all its parts, and one with as few as it may have. */
    static List<Event> everyShape() {
        List<Event> events = new ArrayList<>();
        for (EventType type : EventType.values()) {
            events.add(full(type));
            events.add(bare(type));
        }
        return events;
    }

    private static Event full(EventType type) {
        EventHeader header = new EventHeader(
                        "full-" + type.wireName(),
                        Instant.parse("2026-03-01T08:30:00.123456Z"),
                        "设备-😀",
                        "shopper 7",
                        "会话-1",
                        Platform.MINIPROGRAM,
                        "recommendation-9")
                .withCampaign(new Campaign("双十一", "newsletter", "email"));
        List<EventItem> items = List.of(
                new EventItem("茶壶-🫖", new BigDecimal("19.90"), 3, 0),
                new EventItem(
                        "b",
                        new BigDecimal("123456789012.123456789012"),
                        EventItem.MOST_PIECES,
                        10_000,
                        "taste",
                        "规则 1"),
                new EventItem("c", new BigDecimal("1E+3"), 1, null));
        return event(header, type, items, Money.of("59.70", "CNY"), "text \0 🛒\n", 100, 12.5);
    }

    private static Event bare(EventType type) {
        EventHeader header = header("bare-" + type.wireName()).withShopper(type == EventType.LOGIN ? "s" : null);
        return event(header, type, List.of(EventItem.of("a")), null, null, null, 0);
    }

    private static Event event(
            EventHeader header,
            EventType type,
            List<EventItem> items,
            @Nullable Money value,
            @Nullable String text,
            @Nullable Integer percent,
            double seconds) {
        return switch (type) {
            case VIEW_ITEM, SELECT_ITEM, ADD_TO_CART, REMOVE_FROM_CART, ADD_TO_WISHLIST, SHARE, DISLIKE ->
                new Event.ItemAction(header, type, items, value);
            case VIEW_ITEM_LIST -> new Event.Impression(header, items, text == null ? null : "home");
            case BEGIN_CHECKOUT, PURCHASE, REFUND ->
                new Event.Order(header, type, items, value, text == null ? null : "order-🧾");
            case SEARCH -> new Event.Search(header, text == null ? "q" : text);
            case LOGIN -> new Event.Login(header);
            case READ, VIDEO_START, VIDEO_PROGRESS, VIDEO_COMPLETE ->
                new Event.Media(header, type, items, seconds, percent);
        };
    }

    /** An event of any shape, the same for the same state of {@code random}. */
    static Event random(String eventId, Random random) {
        EventType[] types = EventType.values();
        EventType type = types[random.nextInt(types.length)];
        Platform[] platforms = Platform.values();
        EventHeader header = new EventHeader(
                        eventId,
                        Instant.ofEpochMilli(800_000_000_000L + random.nextLong(1L << 42)),
                        "device-" + random.nextInt(100),
                        type == EventType.LOGIN || random.nextBoolean() ? "shopper-" + random.nextInt(100) : null,
                        random.nextBoolean() ? "session-" + random.nextInt(100) : null,
                        platforms[random.nextInt(platforms.length)],
                        random.nextBoolean() ? "recommendation-" + random.nextInt(100) : null)
                .withCampaign(random.nextBoolean() ? null : campaign(random));
        List<EventItem> items = new ArrayList<>();
        for (int i = random.nextInt(random.nextInt(20) == 0 ? Event.MOST_ITEMS : 4); i >= 0; i--) {
            items.add(new EventItem(
                    "item-" + random.nextInt(1000),
                    random.nextBoolean() ? price(random) : null,
                    1 + random.nextInt(random.nextBoolean() ? 1 : EventItem.MOST_PIECES),
                    random.nextBoolean() ? random.nextInt(10_001) : null,
                    random.nextInt(3) == 0 ? "model-" + random.nextInt(9) : null,
                    random.nextInt(5) == 0 ? "rule-" + random.nextInt(9) : null));
        }
        Money value = random.nextBoolean() ? Money.of(random.nextInt(1_000_000) + ".25", "EUR") : null;
        String text = random.nextBoolean() ? "text " + random.nextInt(1000) : null;
        Integer percent = random.nextBoolean() ? random.nextInt(101) : null;
        return event(header, type, items, value, text, percent, random.nextDouble(604_800));
    }

    private static @Nullable Campaign campaign(Random random) {
        return Campaign.of(
                random.nextBoolean() ? "campaign-" + random.nextInt(9) : null,
                random.nextBoolean() ? "source-" + random.nextInt(9) : null,
                random.nextBoolean() ? "medium-" + random.nextInt(9) : null);
    }

    private static BigDecimal price(Random random) {
        int scale = random.nextInt(13);
        return new BigDecimal(
                BigDecimal.valueOf(random.nextLong(1_000_000_000_000L)).unscaledValue(), scale);
    }

    /** An item with everything an item can have. */
    static Item fullItem(String itemId) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("z-colour", "红\"色\\");
        attributes.put("a-size", "XL 🫖");
        return new ItemBuilder(itemId, "Tea pot 🫖")
                .description("Keeps\nwarm\t\u0001")
                .link("/p/1?a=b&c=d")
                .imageLink("https://shop.example/1.webp")
                .price(Money.of("100", "CNY"))
                .salePrice(Money.of("89.90", "CNY"))
                .availability(Availability.PREORDER)
                .brand("Yixing 宜兴")
                .productType(List.of("Home", "Kitchen", "Tea"))
                .gtin("4006381333931")
                .itemGroupId("pots")
                .attributes(attributes)
                .translation("zh", new Translation("茶壶", "保温", List.of("家居", "茶"), Map.of("颜色", "红")))
                .translation("de", new Translation("Teekanne", null, List.of(), Map.of()))
                .addedAt(Instant.parse("2025-11-11T00:00:00.000000001Z"))
                .build();
    }
}
