package io.daogou.domain.steering;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What something was, from one change to the next.
 *
 * @param version rising with every change of anything, never used twice
 * @param actor who made the change: the name of an API key
 * @param value what it became; none where it was taken away
 */
public record Version<T>(
        long version, Instant time, String actor, @Nullable T value) {}
