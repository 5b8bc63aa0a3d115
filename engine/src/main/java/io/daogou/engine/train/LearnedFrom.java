package io.daogou.engine.train;

import io.daogou.domain.event.EventHeader;
import io.daogou.domain.shopper.Owners;
import io.daogou.domain.shopper.People;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Subject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Whose events a training read, and since when: to ask the truth, before anything is published, whether they still let it. */
final class LearnedFrom {
    private final Owners owners;
    private final Map<Subject, Instant> earliest = new HashMap<>();

    /** @param owners as they stood when the events were read */
    LearnedFrom(Owners owners) {
        this.owners = owners;
    }

    /**
     * An event was read.
     *
     * @param owner whom it belongs to
     */
    void add(EventHeader header, Subject owner) {
        earliest.merge(header.subject(), header.time(), LearnedFrom::earlier);
        if (!owner.equals(header.subject())) {
            earliest.merge(owner, header.time(), LearnedFrom::earlier);
        }
    }

    /** Whether any of them refused, was erased, reset their interests or disowned an item since; asked of the truth itself. */
    boolean isRevoked(People people) {
        people.erasures().refresh();
        Owners now = Owners.of(people);
        return earliest.entrySet().stream().anyMatch(used -> isRevoked(used.getKey(), used.getValue(), now, people));
    }

    private boolean isRevoked(Subject subject, Instant since, Owners now, People people) {
        return now.ownerOf(Purpose.PERSONALIZATION, subject, subject.id(), since) == null
                || !now.disowned(subject).equals(owners.disowned(subject))
                || people.erasures()
                        .erasedAt(subject)
                        .filter(erased -> !erased.isBefore(since))
                        .isPresent();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
