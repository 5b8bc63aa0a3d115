package io.daogou.insight.analysis;

import java.util.List;

/** Pairs of items of which one was looked at and the other bought. */
public record SwitchedAnswer(List<Pair> pairs) {
    public SwitchedAnswer {
        pairs = List.copyOf(pairs);
    }

    /**
     * One of them.
     *
     * @param people different ones who changed over
     */
    public record Pair(String lookedAtId, String boughtId, long people, long purchases) {}
}
