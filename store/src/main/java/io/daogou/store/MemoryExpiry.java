package io.daogou.store;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.Expiry;
import io.daogou.domain.event.Retention;
import io.daogou.domain.shopper.Subject;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Removes what is expired from memory, all of it at once. */
final class MemoryExpiry implements Expiry {
    private final MemoryEventLog events;
    private final MemoryShoppers shoppers;
    private final MemoryConsents consents;
    private final MemoryResets resets;
    private final MemoryDeviceCodes codes;

    MemoryExpiry(
            MemoryEventLog events,
            MemoryShoppers shoppers,
            MemoryConsents consents,
            MemoryResets resets,
            MemoryDeviceCodes codes) {
        this.events = events;
        this.shoppers = shoppers;
        this.consents = consents;
        this.resets = resets;
        this.codes = codes;
    }

    @Override
    public synchronized Expired due(Retention retention, Instant now) {
        TypeCounts counts = count(event -> isExpired(event, retention, now));
        return new Expired(counts.byType(), silent(retention, now).size(), codes.expired(now));
    }

    @Override
    public synchronized Expired expire(Retention retention, Instant now, BooleanSupplier goesOn) {
        if (!goesOn.getAsBoolean()) {
            return Expired.NOTHING;
        }
        Set<String> silent = silent(retention, now);
        Predicate<Event> unwanted = event -> isExpired(event, retention, now)
                || (silent.contains(event.header().deviceId())
                        && (event.header().shopperId() == null || event instanceof Event.Login));
        TypeCounts counts = count(unwanted);
        events.remove(unwanted);
        shoppers.remove(link -> silent.contains(link.deviceId()));
        resets.remove(reset -> isSilent(reset.subject(), silent));
        if (!retention.keepsChoices()) {
            consents.remove(consent -> isSilent(consent.subject(), silent));
        }
        return new Expired(counts.byType(), silent.size(), codes.removeExpired(now));
    }

    private static boolean isExpired(Event event, Retention retention, Instant now) {
        return retention.isExpired(event.type(), event.header().time(), now);
    }

    private static boolean isSilent(Subject subject, Set<String> silent) {
        return !subject.isShopper() && silent.contains(subject.id());
    }

    private TypeCounts count(Predicate<Event> wanted) {
        TypeCounts counts = new TypeCounts();
        events.read(0, (offset, event) -> {
            if (wanted.test(event)) {
                counts.add(event.type(), 1);
            }
            return true;
        });
        return counts;
    }

    /** Devices without a sign since the moment, of which something is kept that may go. */
    private Set<String> silent(Retention retention, Instant now) {
        Map<String, Instant> signs = new HashMap<>();
        Set<String> candidates = new HashSet<>();
        if (retention.silentDeviceDays() == 0) {
            return candidates;
        }
        events.read(0, (offset, event) -> {
            EventHeader header = event.header();
            sign(signs, header.deviceId(), header.time());
            if ((header.shopperId() == null || event instanceof Event.Login) && !isExpired(event, retention, now)) {
                candidates.add(header.deviceId());
            }
            return true;
        });
        shoppers.forEachEver(link -> {
            candidates.add(link.deviceId());
            sign(signs, link.deviceId(), link.linkedAt());
            sign(signs, link.deviceId(), link.unlinkedAt());
        });
        resets.forEach(reset -> note(reset.subject(), reset.time(), true, signs, candidates));
        consents.forEachInForce(
                consent -> note(consent.subject(), consent.time(), !retention.keepsChoices(), signs, candidates));
        Instant since = retention.devicesSince(now);
        candidates.removeIf(
                deviceId -> !signs.getOrDefault(deviceId, Instant.MIN).isBefore(since));
        return candidates;
    }

    private static void note(
            Subject subject, Instant time, boolean goes, Map<String, Instant> signs, Set<String> candidates) {
        if (!subject.isShopper()) {
            sign(signs, subject.id(), time);
            if (goes) {
                candidates.add(subject.id());
            }
        }
    }

    private static void sign(Map<String, Instant> signs, String deviceId, @Nullable Instant time) {
        if (time != null) {
            signs.merge(deviceId, time, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    @Override
    public void finish() {}

    @Override
    public boolean isUnfinished() {
        return false;
    }

    @Override
    public boolean alone(Runnable sweep) {
        sweep.run();
        return true;
    }
}
