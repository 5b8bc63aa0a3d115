package io.daogou.server.imports;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventLog;
import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Item;
import io.daogou.domain.shopper.Consent;
import io.daogou.domain.shopper.Consents;
import io.daogou.domain.shopper.DeviceLink;
import io.daogou.domain.shopper.Shoppers;
import io.daogou.domain.shopper.Subject;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An empty shop that says yes to everything and keeps nothing. */
final class DryRun implements ImportTarget {
    @Override
    public Catalog catalog() {
        return new NoCatalog();
    }

    @Override
    public EventLog events() {
        return new NoEvents();
    }

    @Override
    public Shoppers shoppers() {
        return new NoShoppers();
    }

    @Override
    public Consents consents() {
        return new NoConsents();
    }

    @Override
    public void close() {}

    private static final class NoConsents implements Consents {
        @Override
        public void record(List<Consent> consents) {}

        @Override
        public List<Consent> of(Subject subject) {
            return List.of();
        }

        @Override
        public void forEachInForce(Consumer<Consent> reader) {}
    }

    private static final class NoCatalog implements Catalog {
        @Override
        public List<PutOutcome> put(List<Item> items) {
            return Collections.nCopies(items.size(), PutOutcome.CREATED);
        }

        @Override
        public boolean delete(String itemId) {
            return false;
        }

        @Override
        public Optional<Item> item(String itemId) {
            return Optional.empty();
        }

        @Override
        public void forEach(Consumer<Item> reader) {}

        @Override
        public long size() {
            return 0;
        }
    }

    private static final class NoEvents implements EventLog {
        @Override
        public List<AppendOutcome> append(List<Event> events) {
            return Collections.nCopies(events.size(), AppendOutcome.STORED);
        }

        @Override
        public void read(long afterOffset, Reader reader) {}

        @Override
        public void readOf(Subject subject, Reader reader) {}

        @Override
        public long lastOffset() {
            return 0;
        }

        @Override
        public long size() {
            return 0;
        }
    }

    private static final class NoShoppers implements Shoppers {
        @Override
        public boolean link(String deviceId, String shopperId, Instant time) {
            return true;
        }

        @Override
        public boolean unlink(String deviceId, String shopperId, Instant time) {
            return false;
        }

        @Override
        public List<DeviceLink> linksOf(String shopperId) {
            return List.of();
        }

        @Override
        public List<DeviceLink> linksOn(String deviceId) {
            return List.of();
        }

        @Override
        public void forEach(Consumer<DeviceLink> reader) {}
    }
}
