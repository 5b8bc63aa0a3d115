package io.daogou.store;

import io.daogou.domain.shopper.Reset;
import io.daogou.domain.shopper.Resets;
import io.daogou.domain.shopper.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Resets in memory, the latest of each matter. */
final class MemoryResets implements Resets {
    private record Matter(Subject subject, @Nullable String tag) {}

    private final Map<Matter, Reset> latest = new LinkedHashMap<>();

    @Override
    public synchronized void record(Reset reset) {
        latest.merge(
                new Matter(reset.subject(), reset.tag()),
                reset,
                (before, now) -> now.time().isAfter(before.time()) ? now : before);
    }

    @Override
    public synchronized List<Reset> of(Subject subject) {
        return latest.values().stream()
                .filter(reset -> reset.subject().equals(subject))
                .toList();
    }

    @Override
    public void forEach(Consumer<Reset> reader) {
        List<Reset> all;
        synchronized (this) {
            all = List.copyOf(latest.values());
        }
        all.forEach(reader);
    }

    /** Removes resets for good; returns how many. */
    synchronized int remove(Predicate<Reset> unwanted) {
        int before = latest.size();
        latest.values().removeIf(unwanted);
        return before - latest.size();
    }
}
