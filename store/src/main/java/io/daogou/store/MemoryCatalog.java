package io.daogou.store;

import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Item;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Items in memory, beside their documents, which decide whether anything changed. */
final class MemoryCatalog implements Catalog {
    private record Entry(Item item, String document) {
        static Entry of(Item item, Instant addedAt) {
            return new Entry(item.toBuilder().addedAt(addedAt).build(), ItemDocument.write(item));
        }

        @Nullable
        Instant addedAt() {
            return item.addedAt();
        }
    }

    private final TreeMap<String, Entry> entries = new TreeMap<>(MemoryCatalog::compareCodePoints);
    private final Clock clock;

    MemoryCatalog(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized List<PutOutcome> put(List<Item> items) {
        List<PutOutcome> outcomes = new ArrayList<>(items.size());
        for (Item item : List.copyOf(items)) {
            outcomes.add(put(item));
        }
        return List.copyOf(outcomes);
    }

    private PutOutcome put(Item item) {
        Entry before = entries.get(item.itemId());
        Entry after = Entry.of(item, ItemDocument.addedAt(item, before == null ? null : before.addedAt(), clock));
        entries.put(item.itemId(), after);
        if (before == null) {
            return PutOutcome.CREATED;
        }
        return before.equals(after) ? PutOutcome.UNCHANGED : PutOutcome.UPDATED;
    }

    @Override
    public synchronized boolean delete(String itemId) {
        return entries.remove(itemId) != null;
    }

    @Override
    public synchronized Optional<Item> item(String itemId) {
        return Optional.ofNullable(entries.get(itemId)).map(Entry::item);
    }

    @Override
    public void forEach(Consumer<Item> reader) {
        List<Entry> all;
        synchronized (this) {
            all = List.copyOf(entries.values());
        }
        all.forEach(entry -> reader.accept(entry.item));
    }

    @Override
    public synchronized long size() {
        return entries.size();
    }

    /** Orders by code points, as UTF-8 bytes do; {@link String#compareTo} puts emoji before some rarer characters. */
    static int compareCodePoints(String left, String right) {
        int i = 0;
        while (i < left.length() && i < right.length()) {
            int a = left.codePointAt(i);
            int b = right.codePointAt(i);
            if (a != b) {
                return Integer.compare(a, b);
            }
            i += Character.charCount(a);
        }
        return Integer.compare(left.length(), right.length());
    }
}
