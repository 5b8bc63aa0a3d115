package io.daogou.guide;

import io.daogou.domain.shopper.Subject;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The {@link Guide}: finds the conversation that a turn belongs to, lets {@link TurnRun} answer it, and keeps what follows. */
public final class ConversationalGuide implements Guide, AutoCloseable {
    private final GuideParts parts;
    private final GuideSettings settings;
    private final KnownCatalog known;
    /** Turns of one person take turns. */
    private final OwnerLocks locks = new OwnerLocks();

    public ConversationalGuide(GuideParts parts, GuideSettings settings) {
        this.parts = parts;
        this.settings = settings;
        known = new KnownCatalog(parts.catalog());
    }

    /** To be told whenever the catalogue changed; what the guide knows follows soon, in a large shop after some seconds. */
    public void catalogChanged() {
        known.changed();
    }

    /**
     * Forgets the conversations of people: on erasure, when they withdraw their consent to personalization, and when a
     * device is no longer a shopper's. Waits for turns of theirs that are being answered, so that nothing of them is kept
     * afterwards.
     *
     * @param subjects the devices and the shoppers
     */
    public void forget(Set<Subject> subjects) {
        for (Subject subject : subjects) {
            locks.under(subject, () -> {
                parts.conversations().forget(subject);
                return subject;
            });
        }
    }

    @Override
    public GuideAnswer turn(GuideTurn turn) {
        while (true) {
            Subject owner = owner(turn);
            Subject device = Subject.device(turn.deviceId());
            // The shopper's lock before the device's, always: what the device began may become the shopper's.
            Optional<GuideAnswer> answer = locks.under(owner, () -> locks.under(device, () -> answer(turn, owner)));
            if (answer.isPresent()) {
                return answer.get();
            }
        }
    }

    /** None if the turn was another's by the time it had the lock: a device was linked, or a consent withdrawn. */
    private Optional<GuideAnswer> answer(GuideTurn turn, Subject owner) {
        if (!owner.equals(owner(turn))) {
            return Optional.empty();
        }
        TurnRun run = new TurnRun(parts, settings, known.lexicon(), turn, conversation(turn, owner));
        GuideAnswer answer = run.answer();
        parts.conversations().keep(run.after());
        return Optional.of(answer);
    }

    /** The shopper where both agreed to be remembered; else what is said stays with the device. */
    private Subject owner(GuideTurn turn) {
        String shopperId = turn.shopperId();
        if (shopperId == null) {
            shopperId = parts.shopperOf().apply(turn.deviceId());
        }
        return shopperId != null && parts.consent().mayRemember(turn.deviceId(), shopperId)
                ? Subject.shopper(shopperId)
                : Subject.device(turn.deviceId());
    }

    /**
     * The conversation the turn names, if it is this person's; else their last one if none is named. What a device began
     * before its shopper signed in goes on as the shopper's.
     */
    private Conversation conversation(GuideTurn turn, Subject owner) {
        @Nullable String wanted = turn.conversationId();
        Conversation own = parts.conversations().of(owner).orElse(null);
        if (own != null && (wanted == null || own.conversationId().equals(wanted))) {
            return own;
        }
        if (owner.isShopper()) {
            Subject device = Subject.device(turn.deviceId());
            Conversation begun = parts.conversations().of(device).orElse(null);
            if (begun != null && (wanted == null || begun.conversationId().equals(wanted))) {
                parts.conversations().forget(device);
                return begun.of(owner);
            }
        }
        return Conversation.begin(
                UUID.randomUUID().toString(), owner, parts.clock().instant());
    }

    @Override
    public void close() {
        known.close();
    }
}
