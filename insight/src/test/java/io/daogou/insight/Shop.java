package io.daogou.insight;

import io.daogou.domain.event.Event;
import io.daogou.domain.item.Item;
import io.daogou.domain.shopper.Owners;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Subject;
import io.daogou.insight.analysis.Analysis;
import io.daogou.insight.mirror.Sources;
import io.daogou.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A shop in memory with its columns on disk, and the same log for references to read. */
final class Shop implements AutoCloseable {
    final Store store = Store.inMemory();
    final Insight insight;

    /** Somebody's event, as references see it. */
    record Done(String person, long offset, Event event) {
        long millis() {
            return event.header().time().toEpochMilli();
        }
    }

    Shop(Path folder) {
        insight = Insight.open(folder, sources(), settings());
    }

    static InsightSettings settings() {
        return new InsightSettings(512, 1_024, 2, 2, 2, 60, 0);
    }

    Sources sources() {
        return Sources.of(store.events(), store.catalog(), store.people());
    }

    void append(List<Event> events) {
        for (int begin = 0; begin < events.size(); begin += 1_000) {
            var _ = store.events().append(events.subList(begin, Math.min(events.size(), begin + 1_000)));
        }
    }

    <R> R ask(Analysis<R> question) {
        return insight.ask(question);
    }

    /** Everything that was done, in the order of time and arrival, by whom it was. */
    List<Done> done() {
        Owners owners = Owners.of(store.people());
        List<Done> all = new ArrayList<>();
        store.events().read(0, (offset, event) -> {
            Subject owner = owners.ownerOf(Purpose.ANALYTICS, event.header());
            return owner == null || all.add(new Done(owner.name(), offset, event));
        });
        all.sort(Comparator.comparingLong(Done::millis).thenComparingLong(Done::offset));
        return all;
    }

    /** The same, person by person. */
    Map<String, List<Done>> byPerson() {
        Map<String, List<Done>> byPerson = new LinkedHashMap<>();
        done().forEach(one -> byPerson.computeIfAbsent(one.person, person -> new ArrayList<>())
                .add(one));
        return byPerson;
    }

    Map<String, Item> items() {
        Map<String, Item> items = new HashMap<>();
        store.catalog().forEach(item -> items.put(item.itemId(), item));
        return items;
    }

    @Override
    public void close() {
        insight.close();
    }
}
