package io.daogou.store;

import io.daogou.domain.event.Event;
import io.daogou.domain.shopper.Erasures;
import io.daogou.domain.shopper.Subject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Erases what is kept in memory. */
final class MemoryErasures implements Erasures {
    private final MemoryEventLog events;
    private final MemoryShoppers shoppers;
    private final MemoryConsents consents;
    private final MemoryResets resets;
    private final MemoryDeviceCodes codes;
    private final KeyedHash hash;
    private final Map<String, Instant> erased = new ConcurrentHashMap<>();

    MemoryErasures(
            MemoryEventLog events,
            MemoryShoppers shoppers,
            MemoryConsents consents,
            MemoryResets resets,
            MemoryDeviceCodes codes,
            KeyedHash hash) {
        this.events = events;
        this.shoppers = shoppers;
        this.consents = consents;
        this.resets = resets;
        this.codes = codes;
        this.hash = hash;
    }

    @Override
    public synchronized Erased erase(Set<Subject> subjects, Instant time) {
        subjects.forEach(subject -> erased.put(hash.of(subject), time));
        int removed = events.remove(event -> subjects.contains(event.header().subject())
                || (event instanceof Event.Login
                        && subjects.contains(Subject.device(event.header().deviceId()))));
        int links = shoppers.remove(link -> subjects.contains(Subject.device(link.deviceId()))
                || subjects.contains(Subject.shopper(link.shopperId())));
        int choices = consents.remove(consent -> subjects.contains(consent.subject()))
                + resets.remove(reset -> subjects.contains(reset.subject()))
                + codes.remove(deviceId -> subjects.contains(Subject.device(deviceId)));
        return new Erased(removed, links, choices);
    }

    @Override
    public boolean isUnfinished() {
        return false;
    }

    @Override
    public void finish() {}

    @Override
    public void refresh() {}

    @Override
    public Optional<Instant> erasedAt(Subject subject) {
        return erased.isEmpty() ? Optional.empty() : Optional.ofNullable(erased.get(hash.of(subject)));
    }
}
