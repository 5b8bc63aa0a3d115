package io.daogou.insight.analysis;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Buyers one by one, in the order of their identifiers, devices first. */
public record RfmBuyersAnswer(String currency, List<Buyer> buyers) {
    public RfmBuyersAnswer {
        buyers = List.copyOf(buyers);
    }

    /**
     * Somebody who bought.
     *
     * @param id of the shopper, or of a device that is nobody's
     * @param recency 1 to 5, 5 bought last
     * @param frequency 1 to 5, by orders
     * @param monetary 1 to 5, by amount
     */
    public record Buyer(
            String id,
            boolean isShopper,
            Instant lastTime,
            long orders,
            BigDecimal amount,
            int recency,
            int frequency,
            int monetary,
            RfmSegment segment) {}
}
