package io.daogou.engine.people;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventLog;
import io.daogou.domain.event.EventTrust;
import io.daogou.domain.event.EventUse;
import io.daogou.domain.event.Retention;
import io.daogou.domain.shopper.Erasures;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Subject;
import io.daogou.engine.live.LiveConsents;
import io.daogou.engine.live.LiveState;
import io.daogou.engine.rank.ShelfSignature;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What devices send. An event is kept if the person agreed to that, with what it may be used for; one of somebody who was
 * erased since is not, however late it comes.
 *
 * <p><b>Threads:</b> any number. <b>Failure:</b> as {@link EventLog#append}.
 */
public final class Intake {
    /** What became of one event. */
    public enum Outcome {
        STORED,
        /** The same event was there already: a retry. */
        DUPLICATE,
        /** Another event with this identifier is there already; the new one was not stored. */
        CONFLICT,
        /** The person did not agree that it is kept; it was not. */
        NO_CONSENT,
        /** It names a shopper, and nothing proves that it is theirs; it was not stored. */
        NO_PROOF,
        /** It happened before its person was erased; it was not stored. */
        ERASED,
        /** It is older than events of its type are kept; it was not stored. */
        EXPIRED
    }

    /** Who says it, and so how much it is believed. */
    public enum Sender {
        /** The shop's own server. */
        SHOP,
        /** A browser of the shopper whom the event names, by a proof of the shop's server. */
        PROVEN,
        /** A browser in a shop that believes what browsers say of who logged in. */
        BELIEVED,
        /** A browser: it may name a shopper only on a device that is theirs. */
        BROWSER
    }

    /**
     * An event on its way in.
     *
     * @param said what its sender says the device's user agreed to; none: as before
     * @param isPrivate whether the sender's browser asks that its user is not profiled
     */
    public record Sent(Event event, Sender sender, @Nullable Said said, boolean isPrivate) {}

    private final EventLog events;
    private final Choices choices;
    private final LiveState state;
    private final LiveConsents consents;
    private final Erasures erasures;
    private final ShelfSignature signature;
    private final Bots bots;
    private final Retention retention;
    private final Clock clock;

    /** @param signature tells what was shown */
    public Intake(
            EventLog events,
            Choices choices,
            LiveState state,
            LiveConsents consents,
            Erasures erasures,
            ShelfSignature signature,
            Bots bots,
            Retention retention,
            Clock clock) {
        this.events = events;
        this.state = state;
        this.choices = choices;
        this.consents = consents;
        this.erasures = erasures;
        this.signature = signature;
        this.bots = bots;
        this.retention = retention;
        this.clock = clock;
    }

    /** Whether a device is a shopper's alone, whom it may name then without a proof. */
    public boolean isOf(String deviceId, String shopperId) {
        return shopperId.equals(state.shopperOf(deviceId));
    }

    /**
     * Takes events in, each once; durable when it returns.
     *
     * @param agent how the sender names itself, as in {@code User-Agent}; none: not known
     * @return one outcome an event, in the same order
     */
    public List<Outcome> take(List<Sent> sent, @Nullable String agent) {
        Outcome[] outcomes = new Outcome[sent.size()];
        List<Event> kept = new ArrayList<>(sent.size());
        boolean isDeclaredBot = bots.isDeclared(agent);
        Instant now = clock.instant();
        for (int i = 0; i < outcomes.length; i++) {
            Event event = sent.get(i).event();
            outcomes[i] = refusal(event, sent.get(i), now);
            if (outcomes[i] == Outcome.STORED) {
                EventHeader header = event.header().withUse(use(event, isDeclaredBot));
                kept.add(event.withHeader(header.withTrust(trust(sent.get(i)))));
            }
        }
        List<EventLog.AppendOutcome> appended = append(kept);
        int next = 0;
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == Outcome.STORED) {
                outcomes[i] = outcome(appended.get(next++));
            }
        }
        return List.of(outcomes);
    }

    private List<EventLog.AppendOutcome> append(List<Event> kept) {
        List<EventLog.AppendOutcome> appended = List.of();
        try {
            appended = events.append(kept);
            return appended;
        } finally {
            for (int i = 0; i < kept.size(); i++) {
                boolean stored = !appended.isEmpty() && appended.get(i) == EventLog.AppendOutcome.STORED;
                bots.settle(kept.get(i), stored);
            }
        }
    }

    /** What comes of an event before the log is asked; of somebody who was erased not even what they agreed to is kept. */
    private Outcome refusal(Event event, Sent sent, Instant now) {
        EventHeader header = event.header();
        Subject device = Subject.device(header.deviceId());
        if (isErased(header.subject(), header.time()) || isErased(device, header.time())) {
            return Outcome.ERASED;
        }
        String named = header.shopperId();
        if (sent.sender() == Sender.BROWSER && named != null && !isOf(header.deviceId(), named)) {
            return Outcome.NO_PROOF;
        }
        if (retention.isExpired(event.type(), header.time(), now)) {
            return Outcome.EXPIRED;
        }
        if (sent.isPrivate()) {
            choices.globalPrivacyControl(device);
        }
        if (sent.said() != null) {
            choices.chooseAsOf(device, sent.said(), header.time());
        }
        return allows(Purpose.ANALYTICS, header) || allows(Purpose.PERSONALIZATION, header)
                ? Outcome.STORED
                : Outcome.NO_CONSENT;
    }

    private boolean isErased(Subject subject, Instant time) {
        Optional<Instant> erased = erasures.erasedAt(subject);
        return erased.isPresent() && !time.isAfter(erased.get());
    }

    private EventTrust trust(Sent sent) {
        EventHeader header = sent.event().header();
        boolean isProven = switch (sent.sender()) {
            case SHOP, PROVEN -> true;
            // Whose a device is was proven once.
            case BROWSER -> {
                String owner = state.shopperOf(header.deviceId());
                yield owner != null && !JointShopper.is(owner);
            }
            case BELIEVED -> false;
        };
        if (isProven) {
            return EventTrust.VERIFIED;
        }
        return signature.hasShown(header.recommendationId(), sent.event().items())
                ? EventTrust.SHOWN
                : EventTrust.CLAIMED;
    }

    private EventUse use(Event event, boolean isDeclaredBot) {
        // Asked either way: a rate is known only by counting.
        boolean isFast = bots.isFast(event);
        if (isDeclaredBot || isFast) {
            return EventUse.BOT;
        }
        return allows(Purpose.PERSONALIZATION, event.header()) ? EventUse.LEARNING : EventUse.COUNTING;
    }

    private boolean allows(Purpose purpose, EventHeader header) {
        String named = header.shopperId();
        return consents.allow(purpose, named != null ? named : state.shopperOf(header.deviceId()), header.deviceId());
    }

    private static Outcome outcome(EventLog.AppendOutcome outcome) {
        return switch (outcome) {
            case STORED -> Outcome.STORED;
            case DUPLICATE -> Outcome.DUPLICATE;
            case CONFLICT -> Outcome.CONFLICT;
            case ERASED -> Outcome.ERASED;
        };
    }
}
