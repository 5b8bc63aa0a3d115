package io.daogou.domain.search;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Asks what somebody who types this may want.
 *
 * @param query what they look for; what people who typed the same went for is added by whoever answers
 * @param deviceId the device they type on
 * @param shopperId who they are; stands above the device
 * @param isStranger whether they are to be answered as one of whom nothing is known
 */
public record SearchRequest(
        ItemQuery query,
        @Nullable String deviceId,
        @Nullable String shopperId,
        boolean isStranger) {
    /** The most items of one answer. */
    public static final int MOST_ITEMS = 200;

    public static final int DEFAULT_LIMIT = 24;

    public SearchRequest {
        Check.optionalId("deviceId", deviceId);
        Check.optionalId("shopperId", shopperId);
        if (query.limit() > MOST_ITEMS) {
            throw new InvalidInput("limit", "is out of range", query.limit(), "give 0 to " + MOST_ITEMS);
        }
    }

    /** For nobody in particular. */
    public static SearchRequest of(ItemQuery query) {
        return new SearchRequest(query, null, null, true);
    }
}
