package io.daogou.store;

import io.daogou.domain.shopper.Consent;
import io.daogou.domain.shopper.Consents;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Choices in memory, in the order in which they were recorded. */
final class MemoryConsents implements Consents {
    private record Matter(Subject subject, Purpose purpose) {}

    private final List<Consent> all = new ArrayList<>();

    @Override
    public synchronized void record(List<Consent> consents) {
        all.addAll(List.copyOf(consents));
    }

    @Override
    public synchronized List<Consent> of(Subject subject) {
        return all.stream().filter(consent -> consent.subject().equals(subject)).toList();
    }

    @Override
    public void forEachInForce(Consumer<Consent> reader) {
        Map<Matter, Consent> inForce = new LinkedHashMap<>();
        synchronized (this) {
            all.forEach(consent -> inForce.put(new Matter(consent.subject(), consent.purpose()), consent));
        }
        inForce.values().forEach(reader);
    }

    /** Removes choices for good; returns how many. */
    synchronized int remove(Predicate<Consent> unwanted) {
        int before = all.size();
        all.removeIf(unwanted);
        return before - all.size();
    }
}
