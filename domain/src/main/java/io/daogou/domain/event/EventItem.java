package io.daogou.domain.event;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One item of an event. The item need not exist yet: events are kept and count once it arrives.
 *
 * @param price what one piece cost, in the currency of the event
 * @param quantity pieces, 1 to {@link #MOST_PIECES}
 * @param position its place on the shelf, from 0; none where it was on no shelf
 * @param model what put it on the shelf, as the answer said; none where it was on no shelf, or nobody told
 * @param ruleId the rule by which it stood there, as the answer said; none where there was none, or nobody told
 */
public record EventItem(
        String itemId,
        @Nullable BigDecimal price,
        int quantity,
        @Nullable Integer position,
        @Nullable String model,
        @Nullable String ruleId) {
    public static final int MOST_PIECES = 1_000_000;
    private static final int LAST_POSITION = 10_000;

    public EventItem {
        Check.id("itemId", itemId);
        if (price != null) {
            price = checkedPrice(price);
        }
        Check.range("quantity", quantity, 1, MOST_PIECES);
        if (position != null) {
            Check.range("position", position, 0, LAST_POSITION);
        }
        Check.optionalId("model", model);
        Check.optionalId("ruleId", ruleId);
    }

    /** An item of which nobody tells what put it there. */
    public EventItem(String itemId, @Nullable BigDecimal price, int quantity, @Nullable Integer position) {
        this(itemId, price, quantity, position, null, null);
    }

    /** One piece of an item, nothing else known. */
    public static EventItem of(String itemId) {
        return new EventItem(itemId, null, 1, null);
    }

    private static BigDecimal checkedPrice(BigDecimal price) {
        if (price.signum() < 0) {
            throw new InvalidInput("price", "is negative", price, "give 0 or more; money given back is a refund event");
        }
        if (price.precision() - price.scale() > 12 || price.scale() > 12) {
            throw new InvalidInput(
                    "price", "is out of range", price, "give at most 12 digits before and after the point");
        }
        return price;
    }
}
