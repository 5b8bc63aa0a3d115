package io.daogou.domain.recommendation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A filled shelf.
 *
 * @param recommendationId to be sent back with the events it leads to
 * @param title what stands above it, by language; empty where the shop's pages say it
 * @param releaseId the release that answered; none where there is none yet
 * @param items best first
 * @param degraded why the answer is poorer than it could be, one short reason each; empty when all is well
 */
public record Recommendation(
        String recommendationId,
        String placement,
        Map<String, String> title,
        @Nullable String releaseId,
        List<RecommendedItem> items,
        List<String> degraded) {
    public Recommendation {
        items = List.copyOf(items);
        degraded = List.copyOf(degraded);
    }
}
