package io.daogou.engine;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventLog;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Expiry;
import io.daogou.domain.event.Platform;
import io.daogou.domain.item.Availability;
import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.domain.item.Money;
import io.daogou.domain.shopper.People;
import io.daogou.domain.shopper.Shoppers;
import io.daogou.domain.steering.Steering;
import io.daogou.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A shop in memory: the truth behind an engine, a clock that stands still, and short ways to say what happens. */
public final class MemoryShop {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final AtomicLong EVENTS = new AtomicLong();

    private final Store truth = Store.inMemory(CLOCK);
    public final EventLog log = truth.events();
    public final Catalog items = truth.catalog();
    public final Shoppers links = truth.shoppers();
    public final People people = truth.people();
    public final Expiry expiry = truth.expiry();
    public final Steering steering = truth.steering();

    public Engine open(Path releases) {
        return open(releases, settings());
    }

    /** The defaults, in a shop that asks for consent by itself. */
    public static EngineSettings settings() {
        return EngineSettings.defaults().withConsentRequired(false);
    }

    public Engine open(Path releases, EngineSettings settings) {
        return Engine.open(log, items, people, Derived.releasesOnly(releases), settings, CLOCK);
    }

    /** An item in stock. */
    public static ItemBuilder item(String itemId, String... path) {
        return new ItemBuilder(itemId, "Item " + itemId)
                .price(Money.of("10", "EUR"))
                .productType(List.of(path))
                .addedAt(NOW.minusSeconds(365L * 24 * 3600));
    }

    public static Item soldOut(String itemId, String... path) {
        return item(itemId, path).availability(Availability.OUT_OF_STOCK).build();
    }

    /** Something a device did with items so many minutes ago. */
    public static Event onDevice(String deviceId, EventType type, long minutesAgo, String... itemIds) {
        return event(deviceId, null, type, NOW.minusSeconds(60 * minutesAgo), itemIds);
    }

    /** Something a shopper did with items so many minutes ago. */
    public static Event byShopper(String shopperId, EventType type, long minutesAgo, String... itemIds) {
        return event("device of " + shopperId, shopperId, type, NOW.minusSeconds(60 * minutesAgo), itemIds);
    }

    public static Event event(
            String deviceId, @Nullable String shopperId, EventType type, Instant time, String... itemIds) {
        String eventId = "event " + EVENTS.incrementAndGet();
        EventHeader header = new EventHeader(eventId, time, deviceId, shopperId, null, Platform.WEB, null);
        List<EventItem> items = Arrays.stream(itemIds).map(EventItem::of).toList();
        return switch (type) {
            case VIEW_ITEM, SELECT_ITEM, ADD_TO_CART, REMOVE_FROM_CART, ADD_TO_WISHLIST, SHARE, DISLIKE ->
                new Event.ItemAction(header, type, items, null);
            case VIEW_ITEM_LIST -> new Event.Impression(header, items, "home");
            case BEGIN_CHECKOUT, PURCHASE, REFUND -> new Event.Order(header, type, items, null, null);
            case SEARCH -> new Event.Search(header, "tea");
            case LOGIN -> new Event.Login(header);
            case READ, VIDEO_START, VIDEO_PROGRESS, VIDEO_COMPLETE -> new Event.Media(header, type, items, 10, null);
        };
    }
}
