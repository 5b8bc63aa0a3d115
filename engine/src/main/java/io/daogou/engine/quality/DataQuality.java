package io.daogou.engine.quality;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventLog;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.EventUse;
import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Item;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.live.Popularity;
import java.time.Clock;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Looks through the catalogue and the latest events.
 *
 * <p><b>Threads:</b> any number. <b>Failure:</b> what the truth throws. <b>Cost:</b> reads the whole catalogue and at most
 * {@value #MOST_EVENTS} events each time.
 */
public final class DataQuality {
    private static final int MOST_EVENTS = 100_000;
    private static final int MOST_EXAMPLES = 10;

    private final EventLog events;
    private final Catalog catalog;
    private final LiveCatalog live;
    private final Popularity popularity;
    private final Clock clock;

    /** @param popularity tells whether anybody touched an item */
    public DataQuality(EventLog events, Catalog catalog, LiveCatalog live, Popularity popularity, Clock clock) {
        this.events = events;
        this.catalog = catalog;
        this.live = live;
        this.popularity = popularity;
        this.clock = clock;
    }

    /** Looks now. */
    public Findings look() {
        Look look = new Look();
        catalog.forEach(look::item);
        look.unknownItems();
        events.read(Math.max(0, events.lastOffset() - MOST_EVENTS), look::event);
        look.currencies();
        Map<Finding, Findings.Found> found = new EnumMap<>(Finding.class);
        for (Finding finding : Finding.values()) {
            found.put(
                    finding,
                    new Findings.Found(
                            look.counts.getOrDefault(finding, 0L),
                            look.examples.getOrDefault(finding, Set.of()).stream()
                                    .toList()));
        }
        return new Findings(clock.instant(), look.items, look.read, found);
    }

    /** One look while it lasts. */
    private final class Look {
        final Map<Finding, Long> counts = new EnumMap<>(Finding.class);
        final Map<Finding, Set<String>> examples = new EnumMap<>(Finding.class);
        final Map<String, Long> purchases = new TreeMap<>();
        long items;
        long read;

        private void found(Finding finding, String example) {
            counts.merge(finding, 1L, Long::sum);
            Set<String> some = examples.computeIfAbsent(finding, key -> new LinkedHashSet<>());
            if (some.size() < MOST_EXAMPLES) {
                some.add(example);
            }
        }

        private void foundIf(boolean is, Finding finding, Item item) {
            if (is) {
                found(finding, item.itemId());
            }
        }

        void item(Item item) {
            items++;
            foundIf(item.imageLink() == null, Finding.NO_IMAGE, item);
            foundIf(item.price() == null, Finding.NO_PRICE, item);
            foundIf(item.productType().isEmpty(), Finding.NO_CATEGORY, item);
            foundIf(item.description() == null, Finding.NO_DESCRIPTION, item);
            foundIf(item.translations().isEmpty(), Finding.NO_TRANSLATION, item);
            int slot = live.slot(item.itemId());
            foundIf(slot < 0 || popularity.count(slot, clock.millis()) <= 0, Finding.NEVER_SEEN, item);
        }

        void unknownItems() {
            LiveCatalog.Columns columns = live.columns();
            for (int slot = 0; slot < columns.size(); slot++) {
                if (columns.listing(slot) == null) {
                    found(Finding.UNKNOWN_ITEM, columns.itemId(slot));
                }
            }
        }

        boolean event(long offset, Event event) {
            read++;
            if (event.header().use() == EventUse.BOT) {
                found(Finding.BOT, event.header().platform().wireName());
            }
            if (event instanceof Event.Order order && order.type() == EventType.PURCHASE && order.value() != null) {
                purchases.merge(order.value().currency().getCurrencyCode(), 1L, Long::sum);
            }
            return true;
        }

        void currencies() {
            purchases.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .skip(1)
                    .forEach(other -> {
                        counts.merge(Finding.MIXED_CURRENCY, other.getValue(), Long::sum);
                        examples.computeIfAbsent(Finding.MIXED_CURRENCY, key -> new LinkedHashSet<>())
                                .add(other.getKey());
                    });
        }
    }
}
