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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

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
    private final List<Consumer<Subject>> listeners = new CopyOnWriteArrayList<>();

    public Choices(Consents truth, LiveConsents live, Clock clock) {
        this.truth = truth;
        this.live = live;
        this.clock = clock;
    }

    /** Tells somebody of everybody who refuses to be known, here or in another process, before the call is over. */
    public void onRefused(Consumer<Subject> listener) {
        listeners.add(listener);
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

    /**
     * The same for what an event brings along: what was said since stands. A sender that repeats a refusal changes nothing.
     *
     * @param time when it was said, by the sender's clock
     */
    public void chooseAsOf(Subject subject, Said said, Instant time) {
        Map<Purpose, Consent> now = inForce(subject);
        EnumMap<Purpose, Boolean> news = new EnumMap<>(Purpose.class);
        said.granted().forEach((purpose, granted) -> {
            Consent before = now.get(purpose);
            if (before == null || (before.granted() != granted && time.isAfter(before.time()))) {
                news.put(purpose, granted);
            }
        });
        if (!news.isEmpty()) {
            record(subject, new Said(news, said.source(), said.version()));
        }
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
    public synchronized void globalPrivacyControl(Subject subject) {
        Consent before = inForce(subject).get(Purpose.PERSONALIZATION);
        if (before == null || before.granted()) {
            take(List.of(new Consent(
                    subject, Purpose.PERSONALIZATION, false, clock.instant(), Consent.GLOBAL_PRIVACY_CONTROL, SIGNAL)));
        }
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

    /** Takes over what the truth has of a subject, which another process changed, or an erasure. */
    public synchronized void follow(Subject subject) {
        List<Consent> now = truth.of(subject);
        if (now.isEmpty()) {
            live.remove(subject);
        }
        EnumMap<Purpose, Consent> latest = new EnumMap<>(Purpose.class);
        now.forEach(consent -> latest.put(consent.purpose(), consent));
        latest.values().forEach(live::take);
        latest.values().forEach(this::tell);
    }

    /** A refusal always counts as a change: another process may have recorded an agreement a moment ago. */
    private boolean changes(Subject subject, Said said) {
        Map<Purpose, Consent> now = inForce(subject);
        return said.granted().entrySet().stream().anyMatch(entry -> {
            Consent before = now.get(entry.getKey());
            return before == null || before.granted() != entry.getValue() || !entry.getValue();
        });
    }

    private synchronized void record(Subject subject, Said said) {
        Map<Purpose, Consent> now = inForce(subject);
        List<Consent> consents = new ArrayList<>();
        for (Purpose purpose : Purpose.values()) {
            Consent before = now.get(purpose);
            boolean isMinors = purpose == Purpose.PERSONALIZATION && isMinor(subject);
            boolean isSaid = said.granted().containsKey(purpose);
            // Who was asked and did not agree to a purpose refused it.
            if (!isMinors && (isSaid || before == null)) {
                boolean granted = Boolean.TRUE.equals(said.granted().get(purpose));
                if (before == null || before.granted() != granted || !granted) {
                    consents.add(
                            new Consent(subject, purpose, granted, clock.instant(), said.source(), said.version()));
                }
            }
        }
        take(consents);
    }

    private void take(List<Consent> consents) {
        if (!consents.isEmpty()) {
            truth.record(consents);
            consents.forEach(live::take);
            consents.forEach(this::tell);
        }
    }

    private void tell(Consent consent) {
        if (!consent.granted() && consent.purpose() == Purpose.PERSONALIZATION) {
            listeners.forEach(listener -> listener.accept(consent.subject()));
        }
    }

    private boolean isMinor(Subject subject) {
        Consent personal = inForce(subject).get(Purpose.PERSONALIZATION);
        return personal != null && personal.source().equals(Consent.MINOR);
    }
}
