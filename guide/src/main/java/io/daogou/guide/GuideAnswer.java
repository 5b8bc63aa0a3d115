package io.daogou.guide;

import io.daogou.domain.check.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a client draws after one turn.
 *
 * @param conversationId to be sent with the next turn
 * @param turnId of this turn, for events
 * @param language {@code zh} or {@code en}: the language of everything in it
 * @param act what the guide does
 * @param message what it says, one to three sentences
 * @param understood what it has understood so far, oldest first
 * @param question what it asks; none where it shows products
 * @param products three to six where there are as many; empty where it asks
 * @param comparison two to four products side by side, where that was asked for
 * @param quickReplies what to tap beside the options of a question
 * @param next what it would ask next, beside products; none where nothing would help
 * @param isAi always true: to be shown where the conversation begins
 * @param degraded why the answer is poorer than it could be; empty when all is well
 */
public record GuideAnswer(
        String conversationId,
        String turnId,
        String language,
        Act act,
        String message,
        List<Chip> understood,
        @Nullable Question question,
        List<GuideProduct> products,
        @Nullable Comparison comparison,
        List<QuickReply> quickReplies,
        @Nullable Question next,
        boolean isAi,
        List<String> degraded) {
    /** What the guide does in a turn. */
    public enum Act {
        /** Opens, or answers small talk. */
        TALKED,
        ASKED,
        SHOWED,
        COMPARED,
        /** Nothing in the shop fits; the message says what to change. */
        FOUND_NOTHING,
        /** It was not about shopping here. */
        DECLINED;

        public String wireName() {
            return Check.lowerCase(this);
        }
    }

    public GuideAnswer {
        understood = List.copyOf(understood);
        products = List.copyOf(products);
        quickReplies = List.copyOf(quickReplies);
        degraded = List.copyOf(degraded);
    }
}
