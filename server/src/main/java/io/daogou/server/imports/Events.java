package io.daogou.server.imports;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.item.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the event of each type in its own shape. */
final class Events {
    private static final int MOST_DECIMALS = 6;
    private static final int MOST_DIGITS = 12;

    private Events() {}

    /** What an event about items says beside its header. */
    record Content(
            EventType type,
            List<EventItem> items,
            @Nullable Money value,
            @Nullable String transactionId) {}

    static Event of(EventHeader header, Content content) {
        EventType type = content.type();
        return switch (type) {
            case VIEW_ITEM, SELECT_ITEM, ADD_TO_CART, REMOVE_FROM_CART, ADD_TO_WISHLIST, SHARE, DISLIKE ->
                new Event.ItemAction(header, type, content.items(), content.value());
            case VIEW_ITEM_LIST -> new Event.Impression(header, content.items(), null);
            case BEGIN_CHECKOUT, PURCHASE, REFUND ->
                new Event.Order(header, type, content.items(), content.value(), content.transactionId());
            case READ, VIDEO_START, VIDEO_PROGRESS, VIDEO_COMPLETE ->
                new Event.Media(header, type, content.items(), 0, null);
            case LOGIN -> new Event.Login(header);
            case SEARCH -> throw new IllegalArgumentException("a search has a query and no items");
        };
    }

    static boolean isOrder(EventType type) {
        return type == EventType.PURCHASE || type == EventType.REFUND || type == EventType.BEGIN_CHECKOUT;
    }

    /** A sum as money; none where the currency is not known or the sum is beyond what money can be. */
    static @Nullable Money money(@Nullable BigDecimal sum, @Nullable Currency currency) {
        if (sum == null || currency == null || sum.signum() < 0) {
            return null;
        }
        BigDecimal rounded = sum.scale() > MOST_DECIMALS ? sum.setScale(MOST_DECIMALS, RoundingMode.HALF_UP) : sum;
        return rounded.precision() - rounded.scale() > MOST_DIGITS ? null : new Money(rounded, currency);
    }
}
