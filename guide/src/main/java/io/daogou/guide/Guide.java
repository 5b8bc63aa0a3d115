package io.daogou.guide;

/**
 * The conversation: needs into one question, or into products with reasons.
 *
 * <p><b>Threads:</b> any number; turns of one conversation take turns. <b>Failure:</b> what a turn says of products is
 * checked in the catalogue at that moment; where the truth cannot be read, the answer shows nothing and says so in
 * {@link GuideAnswer#degraded()}. <b>Budget:</b> milliseconds without a language model; with one at most its deadline
 * more.
 */
public interface Guide {
    /**
     * Answers one turn with everything a client draws.
     *
     * @throws io.daogou.domain.check.InvalidInput if an edit or a reply is none that the guide gives
     */
    GuideAnswer turn(GuideTurn turn);
}
