package io.daogou.insight.analysis;

import java.util.List;

/** Pairs of items that are bought together. */
public record TogetherAnswer(List<Pair> pairs) {
    public TogetherAnswer {
        pairs = List.copyOf(pairs);
    }

    /**
     * One of them.
     *
     * @param people different ones who had both in one order
     * @param orders with both
     * @param lift how many times as often as by chance: orders with both, times all orders, by orders with the one and by orders
     *     with the other
     */
    public record Pair(String itemId, String otherId, long people, long orders, double lift) {}
}
