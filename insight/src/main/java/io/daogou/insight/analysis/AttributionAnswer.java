package io.daogou.insight.analysis;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Placements, models or rules, with what they showed and sold, and the money apart, as it comes in several currencies. */
public record AttributionAnswer(List<Placement> placements, List<Revenue> revenue) {
    public AttributionAnswer {
        placements = List.copyOf(placements);
        revenue = List.copyOf(revenue);
    }

    /**
     * A shelf, a model or a rule, on one platform.
     *
     * @param placement the shelf, if it is told by shelves
     * @param model what put items on shelves, if it is told by that
     * @param rule by which items stood on shelves, if it is told by those
     * @param platform of the impression, the choice or the purchase, each of its own
     * @param impressions items shown
     * @param clicks items chosen
     * @param clickThrough clicks by impressions, and between which two shares it lies with a confidence of 95 %
     * @param sold lines of purchases
     * @param buyers different people who made them
     * @param conversion lines sold by clicks, with the same confidence; at most 1
     */
    public record Placement(
            @Nullable String placement,
            @Nullable String model,
            @Nullable String rule,
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
        static Placement of(
                @Nullable String placement,
                @Nullable String model,
                @Nullable String rule,
                String platform,
                long impressions,
                long clicks,
                long sold,
                long buyers) {
            Share clicked = Share.of(clicks, impressions);
            Share converted = Share.of(sold, clicks);
            return new Placement(
                    placement,
                    model,
                    rule,
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
    public record Revenue(
            @Nullable String placement,
            @Nullable String model,
            @Nullable String rule,
            String platform,
            String currency,
            BigDecimal amount) {}
}
