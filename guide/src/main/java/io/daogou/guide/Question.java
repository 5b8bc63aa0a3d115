package io.daogou.guide;

import java.util.List;

/**
 * One question, with the answers that the catalogue has.
 *
 * @param slot what it is about, as {@link Chip#slot()}
 * @param text for people
 * @param options the answers with the most items first; free text is always an answer too
 * @param dontMind the answer of somebody to whom it does not matter
 * @param showAnyway ends the asking: products now
 */
public record Question(String slot, String text, List<Option> options, QuickReply dontMind, QuickReply showAnyway) {
    public Question {
        options = List.copyOf(options);
    }

    /**
     * An answer to a question.
     *
     * @param reply to be sent back as {@link GuideTurn#reply()}
     * @param label for people
     * @param items how many items are left with it, in stock
     */
    public record Option(String reply, String label, int items) {}
}
