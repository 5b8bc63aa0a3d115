package io.daogou.engine;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventLog;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Platform;
import io.daogou.domain.item.Availability;
import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.domain.item.Money;
import io.daogou.domain.shopper.DeviceLink;
import io.daogou.domain.shopper.Shoppers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A shop in memory: the truth behind an engine, a clock that stands still, and short ways to say what happens. */
public final class MemoryShop {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final AtomicLong EVENTS = new AtomicLong();

    public final Log log = new Log();
    public final Items items = new Items();
    public final Links links = new Links();

    public Engine open(Path releases) {
        return open(releases, EngineSettings.defaults());
    }

    public Engine open(Path releases, EngineSettings settings) {
        return Engine.open(log, items, links, Derived.releasesOnly(releases), settings, CLOCK);
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

    /** Events in a list; the first has the offset 1. */
    public static final class Log implements EventLog {
        private final List<Event> events = new ArrayList<>();
        private final Map<String, Event> byId = new HashMap<>();

        @Override
        public synchronized List<AppendOutcome> append(List<Event> batch) {
            List<AppendOutcome> outcomes = new ArrayList<>();
            for (Event event : batch) {
                Event known = byId.putIfAbsent(event.header().eventId(), event);
                if (known == null) {
                    events.add(event);
                    outcomes.add(AppendOutcome.STORED);
                } else {
                    outcomes.add(known.equals(event) ? AppendOutcome.DUPLICATE : AppendOutcome.CONFLICT);
                }
            }
            return outcomes;
        }

        @Override
        public void read(long afterOffset, Reader reader) {
            List<Event> now;
            synchronized (this) {
                now = List.copyOf(events);
            }
            for (long offset = afterOffset + 1; offset <= now.size(); offset++) {
                if (!reader.accept(offset, now.get((int) offset - 1))) {
                    return;
                }
            }
        }

        @Override
        public synchronized long lastOffset() {
            return events.size();
        }

        @Override
        public long size() {
            return lastOffset();
        }
    }

    /** Items by identifier. */
    public static final class Items implements Catalog {
        private final Map<String, Item> byId = new TreeMap<>();

        @Override
        public synchronized List<PutOutcome> put(List<Item> items) {
            List<PutOutcome> outcomes = new ArrayList<>();
            for (Item each : items) {
                Item item =
                        each.addedAt() == null ? each.toBuilder().addedAt(NOW).build() : each;
                Item before = byId.put(item.itemId(), item);
                PutOutcome changed = item.equals(before) ? PutOutcome.UNCHANGED : PutOutcome.UPDATED;
                outcomes.add(before == null ? PutOutcome.CREATED : changed);
            }
            return outcomes;
        }

        @Override
        public synchronized boolean delete(String itemId) {
            return byId.remove(itemId) != null;
        }

        @Override
        public synchronized Optional<Item> item(String itemId) {
            return Optional.ofNullable(byId.get(itemId));
        }

        @Override
        public synchronized void forEach(Consumer<Item> reader) {
            byId.values().forEach(reader);
        }

        @Override
        public synchronized long size() {
            return byId.size();
        }
    }

    /** Links in the order in which they were made. */
    public static final class Links implements Shoppers {
        private final List<DeviceLink> links = new ArrayList<>();

        @Override
        public synchronized boolean link(String deviceId, String shopperId, Instant time) {
            for (int i = 0; i < links.size(); i++) {
                DeviceLink link = links.get(i);
                if (link.isActive() && link.deviceId().equals(deviceId)) {
                    if (link.shopperId().equals(shopperId)) {
                        return false;
                    }
                    links.set(i, link.end(time));
                }
            }
            return links.add(new DeviceLink(deviceId, shopperId, time, null));
        }

        @Override
        public synchronized boolean unlink(String deviceId, String shopperId, Instant time) {
            boolean ended = false;
            for (int i = 0; i < links.size(); i++) {
                DeviceLink link = links.get(i);
                if (link.isActive()
                        && link.deviceId().equals(deviceId)
                        && link.shopperId().equals(shopperId)) {
                    links.set(i, link.end(time));
                    ended = true;
                }
            }
            return ended;
        }

        @Override
        public synchronized List<DeviceLink> linksOf(String shopperId) {
            return links.stream()
                    .filter(link -> link.shopperId().equals(shopperId))
                    .toList();
        }

        @Override
        public synchronized void forEachActive(Consumer<DeviceLink> reader) {
            links.stream().filter(DeviceLink::isActive).toList().forEach(reader);
        }
    }
}
