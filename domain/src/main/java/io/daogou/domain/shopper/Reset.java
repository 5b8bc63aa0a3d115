package io.daogou.domain.shopper;

import io.daogou.domain.check.Check;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The wish that what was done until a moment says nothing of a person's interests any more.
 *
 * @param tag the one interest it is about, as {@code Interest} names it; none: all of them
 * @param time in milliseconds
 */
public record Reset(Subject subject, @Nullable String tag, Instant time) {
    private static final int LONGEST_TAG = 1_000;

    public Reset {
        tag = Check.optionalText("tag", tag, LONGEST_TAG);
        time = Check.time("time", time).truncatedTo(ChronoUnit.MILLIS);
    }
}
