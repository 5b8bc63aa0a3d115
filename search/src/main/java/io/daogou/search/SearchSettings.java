package io.daogou.search;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a shop sets its search up.
 *
 * @param synonyms a file of synonyms, read again within a second when it changes: see {@link
 *     io.daogou.search.text.Synonyms}; none, or not there: no synonyms
 */
public record SearchSettings(@Nullable Path synonyms) {
    /** No synonyms. */
    public static SearchSettings defaults() {
        return new SearchSettings(null);
    }
}
