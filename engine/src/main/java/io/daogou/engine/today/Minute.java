package io.daogou.engine.today;

import io.daogou.domain.event.EventType;
import java.time.Instant;
import java.util.Map;

/**
 * How many events of each type one minute had.
 *
 * @param begin its first moment
 * @param counts only types that there were
 */
public record Minute(Instant begin, Map<EventType, Integer> counts) {
    public Minute {
        counts = Map.copyOf(counts);
    }
}
