package io.daogou.engine.today;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Remembers which device took which item from a shelf, by hashes, so that a purchase can be said to have come from there. */
final class Shelves {
    private static final int MOST = 200_000;
    private static final Set<EventType> TAKING =
            EnumSet.of(EventType.SELECT_ITEM, EventType.VIEW_ITEM, EventType.ADD_TO_CART, EventType.BEGIN_CHECKOUT);

    /** When, in milliseconds, by the hash of device and item; the longest ago goes first. */
    private final Map<Long, Long> taken = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
            return size() > MOST;
        }
    };

    void note(Event event) {
        if (event.header().recommendationId() != null && TAKING.contains(event.type())) {
            long time = event.header().time().toEpochMilli();
            event.items().forEach(item -> taken.put(key(event, item), time));
        }
    }

    /** The price of all that an order has from shelves; without prices, nothing is known. */
    BigDecimal amount(Event order) {
        BigDecimal sum = BigDecimal.ZERO;
        long time = order.header().time().toEpochMilli();
        for (EventItem item : order.items()) {
            Long took = taken.get(key(order, item));
            boolean isFromShelf = order.header().recommendationId() != null
                    || (took != null && took <= time && time - took <= Today.DAY_MILLIS);
            if (isFromShelf && item.price() != null) {
                sum = sum.add(item.price().multiply(BigDecimal.valueOf(item.quantity())));
            }
        }
        return sum;
    }

    void forget() {
        taken.clear();
    }

    private static long key(Event event, EventItem item) {
        return ((long) event.header().deviceId().hashCode() << 32)
                ^ (item.itemId().hashCode() & 0xffff_ffffL);
    }
}
