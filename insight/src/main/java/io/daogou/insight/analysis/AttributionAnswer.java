package io.daogou.insight.analysis;

import java.math.BigDecimal;
import java.util.List;

/** Placements with what they showed and sold, and the money apart, as it comes in several currencies. */
public record AttributionAnswer(List<Placement> placements, List<Revenue> revenue) {
    public AttributionAnswer {
        placements = List.copyOf(placements);
        revenue = List.copyOf(revenue);
    }

    /**
     * A shelf on one platform.
     *
     * @param platform of the impression, the choice or the purchase, each of its own
     * @param impressions items shown
     * @param clicks items chosen
     * @param clickThrough clicks by impressions, and between which two shares it lies with a confidence of 95 %
     * @param sold lines of purchases
     * @param buyers different people who made them
     * @param conversion lines sold by clicks, with the same confidence; at most 1
     */
    public record Placement(
            String placement,
            String platform,
            long impressions,
            long clicks,
            double clickThrough,
            double clickThroughLow,
            double clickThroughHigh,
            long sold,
            long buyers,
            double conversion,
            double conversionLow,
            double conversionHigh) {
        static Placement of(String name, String platform, long impressions, long clicks, long sold, long buyers) {
            Share clicked = Share.of(clicks, impressions);
            Share converted = Share.of(sold, clicks);
            return new Placement(
                    name,
                    platform,
                    impressions,
                    clicks,
                    clicked.value(),
                    clicked.low(),
                    clicked.high(),
                    sold,
                    buyers,
                    converted.value(),
                    converted.low(),
                    converted.high());
        }
    }

    /** What a shelf sold for, lines with a price alone. */
    public record Revenue(String placement, String platform, String currency, BigDecimal amount) {}
}
