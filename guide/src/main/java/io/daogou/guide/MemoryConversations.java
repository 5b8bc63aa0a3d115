package io.daogou.guide;

import io.daogou.domain.check.Check;
import io.daogou.domain.shopper.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Keeps a limited number of conversations in memory, those latest used; each for a limited time. Guests, whom anybody may
 * be any number of times, have a room of their own: however many there are, they drive out nobody else.
 *
 * <p><b>Threads:</b> any number.
 */
public final class MemoryConversations implements Conversations {
    private static final String GUEST = "guest-";

    private final Room guests;
    private final Room others;

    /** @param limit the most conversations of guests, and the most of others; the one unused for longest goes first */
    public MemoryConversations(int limit, Duration retention, Clock clock) {
        Check.range("limit", limit, 1, Integer.MAX_VALUE);
        guests = new Room(limit, retention, clock);
        others = new Room(limit, retention, clock);
    }

    @Override
    public Optional<Conversation> of(Subject owner) {
        return room(owner).of(owner);
    }

    @Override
    public void keep(Conversation conversation) {
        room(conversation.owner()).keep(conversation);
    }

    @Override
    public void forget(Subject owner) {
        room(owner).forget(owner);
    }

    /** How many are kept. */
    int size() {
        return guests.size() + others.size();
    }

    private Room room(Subject owner) {
        return owner.id().startsWith(GUEST) ? guests : others;
    }

    /** Conversations in the order of their last use, the longest unused first. */
    private static final class Room {
        private final LinkedHashMap<Subject, Conversation> kept = new LinkedHashMap<>();
        private final int limit;
        private final Duration retention;
        private final Clock clock;

        Room(int limit, Duration retention, Clock clock) {
            this.limit = limit;
            this.retention = retention;
            this.clock = clock;
        }

        synchronized Optional<Conversation> of(Subject owner) {
            purge();
            return Optional.ofNullable(kept.get(owner));
        }

        synchronized void keep(Conversation conversation) {
            kept.putLast(conversation.owner(), conversation);
            purge();
        }

        synchronized void forget(Subject owner) {
            kept.remove(owner);
        }

        synchronized int size() {
            return kept.size();
        }

        /** Takes away what is too old, whether or not its owner comes back, and what is too much. */
        private void purge() {
            Instant oldest = clock.instant().minus(retention);
            while (!kept.isEmpty()
                    && (kept.size() > limit
                            || kept.firstEntry().getValue().updatedAt().isBefore(oldest))) {
                kept.pollFirstEntry();
            }
        }
    }
}
