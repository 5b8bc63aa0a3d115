package io.daogou.insight.analysis;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * The segments that have somebody in them, best first.
 *
 * @param currency of the amounts
 */
public record RfmAnswer(String currency, List<Segment> segments) {
    public RfmAnswer {
        segments = segments.stream()
                .sorted(Comparator.comparing(one -> RfmSegment.ofWireName(one.segment())))
                .toList();
    }

    /**
     * One of them.
     *
     * @param share of all buyers, 0 to 1
     * @param amount of all their orders, less what was given back
     * @param averageDays since their last order
     */
    public record Segment(
            String segment,
            long people,
            double share,
            long orders,
            BigDecimal amount,
            double averageDays,
            String meaning) {}
}
