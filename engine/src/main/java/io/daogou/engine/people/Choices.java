package io.daogou.engine.people;

import io.daogou.domain.shopper.Consent;
import io.daogou.domain.shopper.Consents;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Subject;
import io.daogou.engine.live.LiveConsents;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What people agree to: recorded, with time, source and version, and known to the very next answer.
 *
 * <p><b>Threads:</b> any number. <b>Failure:</b> what cannot be recorded throws {@link java.io.UncheckedIOException} and
 * changes nothing.
 */
public final class Choices {
    private static final String SIGNAL = "1";

    private final Consents truth;
    private final LiveConsents live;
    private final Clock clock;

    public Choices(Consents truth, LiveConsents live, Clock clock) {
        this.truth = truth;
        this.live = live;
        this.clock = clock;
    }

    /** What is in force, by purpose; nothing of a purpose the subject was not asked about. */
    public Map<Purpose, Consent> inForce(Subject subject) {
        return live.choices(subject);
    }

    /** Every choice of a subject, oldest first. */
    public List<Consent> all(Subject subject) {
        return truth.of(subject);
    }

    /**
     * Records what somebody says, as far as it changes anything. A minor stays one, and is not profiled whatever they agree
     * to.
     *
     * @return what is in force now
     */
    public Map<Purpose, Consent> choose(Subject subject, Said said) {
        if (changes(subject, said)) {
            record(subject, said);
        }
        return inForce(subject);
    }

    /** Records the same of many subjects who said nothing before, in one go. */
    public synchronized void chooseAll(Collection<Subject> subjects, Said said) {
        List<Consent> consents = new ArrayList<>();
        for (Subject subject : subjects) {
            if (inForce(subject).isEmpty()) {
                said.granted()
                        .forEach((purpose, granted) -> consents.add(new Consent(
                                subject, purpose, granted, clock.instant(), said.source(), said.version())));
            }
        }
        take(consents);
    }

    /** The browser of a subject asks not to be profiled; recorded once. */
    public void globalPrivacyControl(Subject subject) {
        choose(subject, new Said(Map.of(Purpose.PERSONALIZATION, false), Consent.GLOBAL_PRIVACY_CONTROL, SIGNAL));
    }

    /** Takes note of whether somebody is a minor: who is one is not profiled, until it turns out that they are not. */
    public synchronized Map<Purpose, Consent> minor(Subject subject, boolean isMinor) {
        if (isMinor != isMinor(subject)) {
            Instant now = clock.instant();
            // Grown up means asked anew: the refusal stays, as a choice like any other.
            take(List.of(new Consent(
                    subject, Purpose.PERSONALIZATION, false, now, isMinor ? Consent.MINOR : "adult", SIGNAL)));
        }
        return inForce(subject);
    }

    private boolean changes(Subject subject, Said said) {
        Map<Purpose, Consent> now = inForce(subject);
        return said.granted().entrySet().stream().anyMatch(entry -> {
            Consent before = now.get(entry.getKey());
            return before == null || before.granted() != entry.getValue();
        });
    }

    private synchronized void record(Subject subject, Said said) {
        Map<Purpose, Consent> now = inForce(subject);
        List<Consent> consents = new ArrayList<>();
        for (Purpose purpose : Purpose.values()) {
            Boolean granted = said.granted().get(purpose);
            Consent before = now.get(purpose);
            boolean isMinors = purpose == Purpose.PERSONALIZATION && isMinor(subject);
            if (granted != null && !isMinors && (before == null || before.granted() != granted)) {
                consents.add(new Consent(subject, purpose, granted, clock.instant(), said.source(), said.version()));
            }
        }
        take(consents);
    }

    private void take(List<Consent> consents) {
        if (!consents.isEmpty()) {
            truth.record(consents);
            consents.forEach(live::take);
        }
    }

    private boolean isMinor(Subject subject) {
        Consent personal = inForce(subject).get(Purpose.PERSONALIZATION);
        return personal != null && personal.source().equals(Consent.MINOR);
    }
}
