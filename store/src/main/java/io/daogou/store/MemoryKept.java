package io.daogou.store;

import io.daogou.domain.steering.Kept;
import io.daogou.domain.steering.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Versions in memory. */
final class MemoryKept<T> implements Kept<T> {
    private final SortedMap<String, List<Version<T>>> all = new TreeMap<>();
    private long last;

    @Override
    public synchronized Map<String, Version<T>> current() {
        SortedMap<String, Version<T>> current = new TreeMap<>();
        all.forEach((id, versions) -> {
            if (versions.getFirst().value() != null) {
                current.put(id, versions.getFirst());
            }
        });
        return current;
    }

    @Override
    public synchronized List<Version<T>> versions(String id) {
        return List.copyOf(all.getOrDefault(id, List.of()));
    }

    @Override
    public synchronized Version<T> put(String id, @Nullable T value, String actor, Instant time) {
        Version<T> version = new Version<>(++last, Instant.ofEpochMilli(time.toEpochMilli()), actor, value);
        all.computeIfAbsent(id, _ -> new ArrayList<>()).addFirst(version);
        return version;
    }
}
