package io.daogou.insight.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items that are bought again. */
public record RepeatsAnswer(List<Repeat> items) {
    public RepeatsAnswer {
        items = List.copyOf(items);
    }

    /**
     * One of them.
     *
     * @param title none where the catalogue does not have it
     * @param again how many of the buyers bought it again
     * @param share of the buyers, 0 to 1
     * @param quarterDays after so many days a quarter of the second purchases has come, by linear interpolation
     */
    public record Repeat(
            String itemId,
            @Nullable String title,
            long buyers,
            long again,
            double share,
            double quarterDays,
            double medianDays,
            double threeQuarterDays) {}
}
