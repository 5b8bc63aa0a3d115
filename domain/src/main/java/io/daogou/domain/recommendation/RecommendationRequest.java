package io.daogou.domain.recommendation;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one shelf.
 *
 * @param placement the shelf by name
 * @param deviceId the device it is for
 * @param shopperId the shopper it is for; stands above the device
 * @param itemIds the items the shelf is about: the product of the page, the contents of the cart
 * @param history item identifiers, oldest first, that stand in for what is known of the shopper; none: what is known
 * @param limit the most items wanted, 1 to {@link #MOST_ITEMS}
 */
public record RecommendationRequest(
        String placement,
        @Nullable String deviceId,
        @Nullable String shopperId,
        List<String> itemIds,
        @Nullable List<String> history,
        int limit,
        Filter filter) {
    public static final int MOST_ITEMS = 200;
    public static final int DEFAULT_LIMIT = 20;
    private static final int LONGEST_HISTORY = 1_000;

    public RecommendationRequest {
        Check.id("placement", placement);
        Check.optionalId("deviceId", deviceId);
        Check.optionalId("shopperId", shopperId);
        itemIds = checkedIds("itemId", itemIds, MOST_ITEMS);
        history = history == null ? null : checkedIds("history", history, LONGEST_HISTORY);
        Check.range("limit", limit, 1, MOST_ITEMS);
    }

    /** A shelf for a device. */
    public static RecommendationRequest forDevice(String placement, String deviceId, int limit) {
        return new RecommendationRequest(placement, deviceId, null, List.of(), null, limit, Filter.NONE);
    }

    /** A shelf for a shopper, on whichever device. */
    public static RecommendationRequest forShopper(String placement, String shopperId, int limit) {
        return new RecommendationRequest(placement, null, shopperId, List.of(), null, limit, Filter.NONE);
    }

    /** A shelf about items, for nobody in particular. */
    public static RecommendationRequest about(String placement, List<String> itemIds, int limit) {
        return new RecommendationRequest(placement, null, null, itemIds, null, limit, Filter.NONE);
    }

    private static List<String> checkedIds(String field, List<String> ids, int most) {
        if (ids.size() > most) {
            throw new InvalidInput(field, "are too many", ids.size(), "give at most " + most);
        }
        ids.forEach(id -> Check.id(field, id));
        return List.copyOf(ids);
    }
}
