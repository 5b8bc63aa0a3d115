package io.daogou.domain.shopper;

import io.daogou.domain.check.Check;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The wish that what was done until a moment says nothing of a person's interests any more.
 *
 * @param tag the one interest it is about, as {@code Interest} names it, or the one item, as {@link #itemTag} does; none: all
 * @param time in milliseconds
 */
public record Reset(Subject subject, @Nullable String tag, Instant time) {
    private static final int LONGEST_TAG = 1_000;
    private static final String ITEM = "item:";

    public Reset {
        tag = Check.optionalText("tag", tag, LONGEST_TAG);
        time = Check.time("time", time).truncatedTo(ChronoUnit.MILLIS);
    }

    /** The tag of one item alone: for what was done with it, and was not theirs or was a gift. */
    public static String itemTag(String itemId) {
        return ITEM + Check.id("itemId", itemId);
    }

    /** The item of an {@link #itemTag}; none for any other tag. */
    public static @Nullable String itemOf(@Nullable String tag) {
        return tag != null && tag.startsWith(ITEM) ? tag.substring(ITEM.length()) : null;
    }
}
