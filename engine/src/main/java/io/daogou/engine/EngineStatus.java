package io.daogou.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the engine stands.
 *
 * @param releaseId the release that serves; none before the first
 * @param unknownItems items that events name and the catalogue lacks so far
 * @param degraded what is poorer than it could be; empty when all is well
 */
public record EngineStatus(
        @Nullable String releaseId, long items, long events, long unknownItems, List<String> degraded) {
    public EngineStatus {
        degraded = List.copyOf(degraded);
    }
}
