package io.daogou.server.imports;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Platform;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the rows of one order, as they follow each other, into as few events as the domain allows: one for each type, of
 * at most {@link Event#MOST_ITEMS} items, all with the order's number.
 */
final class OrderInHand {
    private final Occurrences occurrences;
    private final Consumer<Event> events;
    private final List<Basket> baskets = new ArrayList<>(2);
    private @Nullable Key key;

    /** What rows of one order share. */
    record Key(String order, long millis, Actor actor) {
        boolean isSame(Key other) {
            return millis == other.millis && order.equals(other.order) && actor.isSame(other.actor);
        }
    }

    /** A row of an order. */
    record Line(EventType type, EventItem item, @Nullable Currency currency) {}

    private static final class Basket {
        final EventType type;
        final @Nullable Currency currency;
        final List<EventItem> items = new ArrayList<>();
        final Fingerprint rows = new Fingerprint();

        @Nullable
        BigDecimal sum = BigDecimal.ZERO;

        Basket(EventType type, @Nullable Currency currency) {
            this.type = type;
            this.currency = currency;
            rows.start(type.wireName().hashCode());
        }
    }

    OrderInHand(Occurrences occurrences, Consumer<Event> events) {
        this.occurrences = occurrences;
        this.events = events;
    }

    /** Adds a row; if it belongs to another order, the one in hand is done. */
    void add(Key order, Line line, Fingerprint row) {
        if (key == null || !key.isSame(order)) {
            finish();
            key = order;
        }
        Basket basket = basket(line);
        basket.items.add(line.item());
        basket.rows.mix(row.high());
        basket.rows.mix(row.low());
        BigDecimal price = line.item().price();
        basket.sum = basket.sum == null || price == null ? null : basket.sum.add(cost(line.item(), price));
        if (basket.items.size() == Event.MOST_ITEMS) {
            baskets.remove(basket);
            emit(order, basket);
        }
    }

    static BigDecimal cost(EventItem item, BigDecimal price) {
        return item.quantity() == 1 ? price : price.multiply(BigDecimal.valueOf(item.quantity()));
    }

    private Basket basket(Line line) {
        for (Basket basket : baskets) {
            if (basket.type == line.type() && basket.currency == line.currency()) {
                return basket;
            }
        }
        Basket basket = new Basket(line.type(), line.currency());
        baskets.add(basket);
        return basket;
    }

    /** The order in hand is done. */
    void finish() {
        Key order = key;
        if (order != null) {
            for (Basket basket : baskets) {
                emit(order, basket);
            }
        }
        baskets.clear();
        key = null;
    }

    private void emit(Key order, Basket basket) {
        long high = basket.rows.high();
        String eventId = Fingerprint.eventId(high, basket.rows.low(), occurrences.next(high));
        events.accept(Events.of(
                order.actor().header(eventId, order.millis(), Platform.SERVER),
                new Events.Content(
                        basket.type, basket.items, Events.money(basket.sum, basket.currency), order.order())));
    }
}
