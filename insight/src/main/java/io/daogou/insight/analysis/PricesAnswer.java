package io.daogou.insight.analysis;

import java.math.BigDecimal;
import java.util.List;

/** Prices by category and currency. */
public record PricesAnswer(List<Prices> prices) {
    public PricesAnswer {
        prices = List.copyOf(prices);
    }

    /**
     * What was looked at, or bought, in one category.
     *
     * @param category empty where the item has none
     * @param what {@code looked_at} or {@code bought}
     */
    public record Prices(
            String category,
            String currency,
            String what,
            long times,
            BigDecimal quarter,
            BigDecimal median,
            BigDecimal threeQuarters) {}
}
