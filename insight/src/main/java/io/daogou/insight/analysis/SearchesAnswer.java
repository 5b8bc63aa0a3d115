package io.daogou.insight.analysis;

import java.util.List;

/** Terms that people searched for. */
public record SearchesAnswer(List<Term> terms) {
    public SearchesAnswer {
        terms = List.copyOf(terms);
    }

    /**
     * One of them.
     *
     * @param withoutResults the share of searches after which no shelf was shown, 0 to 1; all where the shop does not send what it
     *     shows
     * @param withoutClick the share after which no item was chosen, looked at or put into the cart, 0 to 1
     */
    public record Term(String term, long searches, long people, double withoutResults, double withoutClick) {}
}
