package io.daogou.domain.search;

import java.util.List;
import java.util.Set;

/**
 * What was found.
 *
 * @param items the wanted page, best first
 * @param total how many fit altogether
 * @param facets counts over all of them; empty unless asked for
 * @param understood how the text was read
 * @param degraded what the answer lacks; empty when it lacks nothing
 */
public record FoundItems(
        List<FoundItem> items, long total, Facets facets, Understood understood, Set<Degraded> degraded) {
    /** Why an answer may be less than it should be. */
    public enum Degraded {
        /** The index is being built: items are missing that the catalogue has. */
        REBUILDING,
        /** The index cannot be kept on disk and is held in memory: the next start builds it again. */
        NOT_KEPT,
        /** The index failed while it answered, and is being built again. */
        FAILED
    }

    public FoundItems {
        items = List.copyOf(items);
        degraded = Set.copyOf(degraded);
    }
}
