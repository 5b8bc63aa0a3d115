package io.daogou.engine.pocket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be ranked.
 *
 * @param history one entry an item, latest first
 * @param limit 1 to 200
 * @param category a path of the file; none for all
 */
public record PocketRequest(
        List<PocketEntry> history,
        int limit,
        @Nullable String category,
        @Nullable Double minPrice,
        @Nullable Double maxPrice) {
    public PocketRequest {
        history = List.copyOf(history);
    }

    /** Of the whole catalogue. */
    public static PocketRequest of(List<PocketEntry> history, int limit) {
        return new PocketRequest(history, limit, null, null, null);
    }
}
