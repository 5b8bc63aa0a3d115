package io.daogou.engine.quality;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was found.
 *
 * @param items how many items were looked at
 * @param events how many events were looked at
 * @param found every kind of finding, in their order
 */
public record Findings(Instant time, long items, long events, Map<Finding, Found> found) {
    /**
     * How often something was found.
     *
     * @param examples a few different ones
     */
    public record Found(long count, List<String> examples) {
        public Found {
            examples = List.copyOf(examples);
        }
    }
}
