package io.daogou.server.imports;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventLog;
import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Item;
import io.daogou.domain.shopper.Consents;
import io.daogou.domain.shopper.DeviceLink;
import io.daogou.domain.shopper.Shoppers;
import io.daogou.domain.shopper.Subject;
import io.daogou.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A small shop in memory that keeps what the ports promise. */
final class InMemoryTarget implements ImportTarget {
    private final Consents choices = Store.inMemory().people().consents();
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    final Map<String, Item> items = new TreeMap<>();
    final Map<String, Event> eventsById = new LinkedHashMap<>();
    final List<DeviceLink> links = new ArrayList<>();
    int linkCalls;
    int largestBatch;
    boolean closed;

    List<Event> all() {
        return List.copyOf(eventsById.values());
    }

    @Override
    public Catalog catalog() {
        return new Goods();
    }

    @Override
    public EventLog events() {
        return new Log();
    }

    @Override
    public Shoppers shoppers() {
        return new People();
    }

    @Override
    public Consents consents() {
        return choices;
    }

    @Override
    public void close() {
        closed = true;
    }

    private final class Goods implements Catalog {
        @Override
        public List<PutOutcome> put(List<Item> given) {
            return given.stream().map(this::put).toList();
        }

        private PutOutcome put(Item item) {
            Item known = items.get(item.itemId());
            Instant added = item.addedAt() != null ? item.addedAt() : known != null ? known.addedAt() : NOW;
            Item kept = item.toBuilder().addedAt(added).build();
            items.put(item.itemId(), kept);
            return known == null ? PutOutcome.CREATED : kept.equals(known) ? PutOutcome.UNCHANGED : PutOutcome.UPDATED;
        }

        @Override
        public boolean delete(String itemId) {
            return items.remove(itemId) != null;
        }

        @Override
        public Optional<Item> item(String itemId) {
            return Optional.ofNullable(items.get(itemId));
        }

        @Override
        public void forEach(Consumer<Item> reader) {
            items.values().forEach(reader);
        }

        @Override
        public long size() {
            return items.size();
        }
    }

    private final class Log implements EventLog {
        @Override
        public List<AppendOutcome> append(List<Event> given) {
            largestBatch = Math.max(largestBatch, given.size());
            return given.stream().map(this::append).toList();
        }

        private AppendOutcome append(Event event) {
            Event known = eventsById.putIfAbsent(event.header().eventId(), event);
            return known == null
                    ? AppendOutcome.STORED
                    : Objects.equals(known, event) ? AppendOutcome.DUPLICATE : AppendOutcome.CONFLICT;
        }

        @Override
        public void read(long afterOffset, Reader reader) {
            List<Event> all = all();
            for (int i = (int) afterOffset; i < all.size() && reader.accept(i + 1, all.get(i)); i++) {}
        }

        @Override
        public void readOf(Subject subject, Reader reader) {
            read(0, (offset, event) -> !event.header().subject().equals(subject) || reader.accept(offset, event));
        }

        @Override
        public long lastOffset() {
            return eventsById.size();
        }

        @Override
        public long size() {
            return eventsById.size();
        }
    }

    private final class People implements Shoppers {
        @Override
        public synchronized boolean link(String deviceId, String shopperId, Instant time) {
            linkCalls++;
            links.add(new DeviceLink(deviceId, shopperId, time, null));
            return true;
        }

        @Override
        public boolean unlink(String deviceId, String shopperId, Instant time) {
            throw new UnsupportedOperationException("an import never unlinks");
        }

        @Override
        public List<DeviceLink> linksOf(String shopperId) {
            return links.stream()
                    .filter(link -> link.shopperId().equals(shopperId))
                    .toList();
        }

        @Override
        public List<DeviceLink> linksOn(String deviceId) {
            return links.stream()
                    .filter(link -> link.deviceId().equals(deviceId))
                    .toList();
        }

        @Override
        public void forEach(Consumer<DeviceLink> reader) {
            List.copyOf(links).forEach(reader);
        }
    }
}
