package io.daogou.guide;

import io.daogou.domain.check.Check;
import io.daogou.domain.shopper.Subject;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps a limited number of conversations in memory, those latest used; each for a limited time. */
public final class MemoryConversations implements Conversations {
    private final Map<Subject, Conversation> kept;
    private final Duration retention;
    private final Clock clock;

    /** @param limit the most conversations; the one unused for longest goes first */
    public MemoryConversations(int limit, Duration retention, Clock clock) {
        Check.range("limit", limit, 1, Integer.MAX_VALUE);
        this.retention = retention;
        this.clock = clock;
        kept = new LinkedHashMap<>(16, .75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Subject, Conversation> eldest) {
                return size() > limit;
            }
        };
    }

    @Override
    public Optional<Conversation> of(Subject owner) {
        synchronized (kept) {
            Conversation found = kept.get(owner);
            if (found != null && found.updatedAt().plus(retention).isBefore(clock.instant())) {
                kept.remove(owner);
                return Optional.empty();
            }
            return Optional.ofNullable(found);
        }
    }

    @Override
    public void keep(Conversation conversation) {
        synchronized (kept) {
            kept.put(conversation.owner(), conversation);
        }
    }

    @Override
    public void forget(Subject owner) {
        synchronized (kept) {
            kept.remove(owner);
        }
    }
}
