package io.daogou.guide;

import io.daogou.domain.shopper.Subject;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The {@link Guide}: finds the conversation that a turn belongs to, lets {@link TurnRun} answer it, and keeps what follows. */
public final class ConversationalGuide implements Guide, AutoCloseable {
    private static final int LOCKS = 64;

    private final GuideParts parts;
    private final GuideSettings settings;
    private final KnownCatalog known;
    /** Turns of one person take turns; people who share a lock wait for each other now and then, which does no harm. */
    private final Object[] locks = new Object[LOCKS];

    public ConversationalGuide(GuideParts parts, GuideSettings settings) {
        this.parts = parts;
        this.settings = settings;
        known = new KnownCatalog(parts.catalog());
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    /** To be told whenever the catalogue changed; what the guide knows follows within about half a second. */
    public void catalogChanged() {
        known.changed();
    }

    /** Forgets the conversations of people who are erased. */
    public void forget(Set<Subject> erased) {
        erased.forEach(parts.conversations()::forget);
    }

    @Override
    public GuideAnswer turn(GuideTurn turn) {
        Subject owner = owner(turn);
        synchronized (locks[Math.floorMod(owner.hashCode(), LOCKS)]) {
            Conversation before = conversation(turn, owner);
            TurnRun run = new TurnRun(parts, settings, known.lexicon(), turn, before);
            GuideAnswer answer = run.answer();
            parts.conversations().keep(run.after());
            return answer;
        }
    }

    private Subject owner(GuideTurn turn) {
        String shopperId = turn.shopperId();
        if (shopperId == null) {
            shopperId = parts.shopperOf().apply(turn.deviceId());
        }
        return shopperId == null ? Subject.device(turn.deviceId()) : Subject.shopper(shopperId);
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
