package io.daogou.domain.search;

import io.daogou.domain.recommendation.Reason;
import java.util.List;
import java.util.Set;

/**
 * What a search found, for somebody.
 *
 * @param recommendationId to be sent back with the events it leads to
 * @param items best first
 * @param total how many fit altogether
 * @param degraded what the answer lacks; empty when it lacks nothing
 */
public record SearchAnswer(
        String recommendationId,
        List<Hit> items,
        long total,
        Facets facets,
        Understood understood,
        Set<FoundItems.Degraded> degraded) {
    /**
     * An item among what was found.
     *
     * @param reasons why it stands where it does, beside its words; empty if words alone say so
     */
    public record Hit(FoundItem found, List<Reason> reasons) {
        public Hit {
            reasons = List.copyOf(reasons);
        }

        public String itemId() {
            return found.itemId();
        }
    }

    public SearchAnswer {
        items = List.copyOf(items);
        degraded = Set.copyOf(degraded);
    }
}
