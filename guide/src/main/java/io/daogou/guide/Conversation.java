package io.daogou.guide;

import io.daogou.domain.shopper.Subject;
import io.daogou.guide.need.Need;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation between two turns: what is needed and what was shown, not what was said.
 *
 * @param owner whom it belongs to; it follows a shopper to every device
 * @param parked needs that were left for another one, the latest last
 * @param shown what the last answer with products showed, in order
 * @param seen everything shown since the need began
 * @param asked the slot of the question that is open; none
 * @param questionsInRow how many were asked since products were last shown
 */
public record Conversation(
        String conversationId,
        Subject owner,
        Need need,
        List<Need> parked,
        List<String> shown,
        List<String> seen,
        @Nullable String asked,
        int questionsInRow,
        int turns,
        Instant updatedAt) {
    private static final int MOST_SEEN = 200;
    private static final int MOST_PARKED = 5;

    public Conversation {
        parked = List.copyOf(parked.subList(Math.max(0, parked.size() - MOST_PARKED), parked.size()));
        shown = List.copyOf(shown);
        seen = List.copyOf(seen.subList(Math.max(0, seen.size() - MOST_SEEN), seen.size()));
    }

    static Conversation begin(String conversationId, Subject owner, Instant now) {
        return new Conversation(conversationId, owner, Need.NONE, List.of(), List.of(), List.of(), null, 0, 0, now);
    }

    /** The same where some of what was to be shown did not leave. */
    Conversation withShown(List<String> others) {
        return new Conversation(
                conversationId, owner, need, parked, others, seen, asked, questionsInRow, turns, updatedAt);
    }

    Conversation of(Subject other) {
        return new Conversation(
                conversationId, other, need, parked, shown, seen, asked, questionsInRow, turns, updatedAt);
    }
}
