package io.daogou.demo;

import java.util.List;

/** What was planted. */
public final class Truth {
    /** Every simulated shopper. */
    public List<String> shopperIds() {
        return List.of();
    }

    /** The probability that a shopper who has an item before their eyes buys it. */
    public double utility(String shopperId, String itemId) {
        return shopperId.isEmpty() || itemId.isEmpty() ? 0 : .01;
    }
}
