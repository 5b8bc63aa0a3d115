package io.daogou.server.imports;

import io.daogou.domain.event.EventHeader;
import io.daogou.domain.shopper.Consent;
import io.daogou.domain.shopper.Consents;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the people of a file agreed to, as far as whoever imports it says that they did. A choice that somebody made already
 * stands.
 */
final class GivenConsents {
    private static final String SOURCE = "import";
    private static final List<Purpose> PURPOSES = List.of(Purpose.ANALYTICS, Purpose.PERSONALIZATION);

    private final Consents consents;
    private final boolean given;
    private final Set<Subject> subjects = new LinkedHashSet<>();

    GivenConsents(Consents consents, boolean given) {
        this.consents = consents;
        this.given = given;
    }

    void note(EventHeader header) {
        if (given) {
            subjects.add(header.subject());
        }
    }

    /** Returns when every consent is stored. */
    void finish() {
        if (subjects.isEmpty()) {
            return;
        }
        consents.forEachInForce(consent -> subjects.remove(consent.subject()));
        Instant now = Instant.now();
        List<Consent> all = new ArrayList<>(2 * subjects.size());
        for (Subject subject : subjects) {
            PURPOSES.forEach(purpose -> all.add(new Consent(subject, purpose, true, now, SOURCE, "1")));
        }
        consents.record(all);
    }
}
