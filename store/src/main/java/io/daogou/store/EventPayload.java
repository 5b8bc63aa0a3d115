package io.daogou.store;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.item.Money;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event has beside its header, as bytes, in this order; the first says which optional parts are there:
 *
 * <pre>
 * version      1
 * parts        bits: 1 value, 2 text (placement, transactionId or query), 4 percent, 8 seconds
 * value        decimal, then the currency code
 * text         text
 * percent      number
 * seconds      real
 * items        their number, then each: bits (1 price, 2 position, 4 several pieces), itemId, price, position, quantity
 * </pre>
 */
final class EventPayload {
    private static final int VERSION = 1;

    private static final int VALUE = 1;
    private static final int TEXT = 2;
    private static final int PERCENT = 4;
    private static final int SECONDS = 8;

    private static final int PRICE = 1;
    private static final int POSITION = 2;
    private static final int PIECES = 4;

    private EventPayload() {}

    static byte[] write(Event event) {
        PayloadWriter out = new PayloadWriter();
        out.octet(VERSION);
        switch (event) {
            case Event.ItemAction action -> writeParts(out, action.value(), null, null, 0);
            case Event.Impression impression -> writeParts(out, null, impression.placement(), null, 0);
            case Event.Order order -> writeParts(out, order.value(), order.transactionId(), null, 0);
            case Event.Search search -> writeParts(out, null, search.query(), null, 0);
            case Event.Login login -> writeParts(out, null, null, null, 0);
            case Event.Media media -> writeParts(out, null, null, media.percent(), media.seconds());
        }
        List<EventItem> items = event.items();
        out.number(items.size());
        for (EventItem item : items) {
            writeItem(out, item);
        }
        return out.toBytes();
    }

    private static void writeParts(
            PayloadWriter out,
            @Nullable Money value,
            @Nullable String text,
            @Nullable Integer percent,
            double seconds) {
        // Compared by bits: -0.0 is a number of seconds too, and must come back as it was.
        boolean hasSeconds = Double.doubleToRawLongBits(seconds) != 0;
        out.octet((value == null ? 0 : VALUE)
                | (text == null ? 0 : TEXT)
                | (percent == null ? 0 : PERCENT)
                | (hasSeconds ? SECONDS : 0));
        if (value != null) {
            out.decimal(value.amount());
            out.text(value.currency().getCurrencyCode());
        }
        if (text != null) {
            out.text(text);
        }
        if (percent != null) {
            out.number(percent);
        }
        if (hasSeconds) {
            out.real(seconds);
        }
    }

    private static void writeItem(PayloadWriter out, EventItem item) {
        BigDecimal price = item.price();
        Integer position = item.position();
        int quantity = item.quantity();
        out.octet((price == null ? 0 : PRICE) | (position == null ? 0 : POSITION) | (quantity == 1 ? 0 : PIECES));
        out.text(item.itemId());
        if (price != null) {
            out.decimal(price);
        }
        if (position != null) {
            out.number(position);
        }
        if (quantity != 1) {
            out.number(quantity);
        }
    }

    static Event read(EventHeader header, EventType type, byte[] payload) {
        PayloadReader in = new PayloadReader(payload);
        int version = in.octet();
        if (version != VERSION) {
            throw new StoreException("The event " + header.eventId() + " is kept in the form " + version
                    + ", which this program does not know; use a newer one");
        }
        int parts = in.octet();
        Money value = (parts & VALUE) == 0 ? null : new Money(in.decimal(), Money.currency(in.text()));
        String text = (parts & TEXT) == 0 ? null : in.text();
        Integer percent = (parts & PERCENT) == 0 ? null : (int) in.number();
        double seconds = (parts & SECONDS) == 0 ? 0 : in.real();
        List<EventItem> items = readItems(in);
        return switch (type) {
            case VIEW_ITEM, SELECT_ITEM, ADD_TO_CART, REMOVE_FROM_CART, ADD_TO_WISHLIST, SHARE, DISLIKE ->
                new Event.ItemAction(header, type, items, value);
            case VIEW_ITEM_LIST -> new Event.Impression(header, items, text);
            case BEGIN_CHECKOUT, PURCHASE, REFUND -> new Event.Order(header, type, items, value, text);
            case SEARCH -> new Event.Search(header, text == null ? "" : text);
            case LOGIN -> new Event.Login(header);
            case READ, VIDEO_START, VIDEO_PROGRESS, VIDEO_COMPLETE ->
                new Event.Media(header, type, items, seconds, percent);
        };
    }

    private static List<EventItem> readItems(PayloadReader in) {
        int count = (int) in.number();
        if (count == 1) {
            return List.of(readItem(in));
        }
        EventItem[] items = new EventItem[count];
        for (int i = 0; i < count; i++) {
            items[i] = readItem(in);
        }
        return Arrays.asList(items);
    }

    private static EventItem readItem(PayloadReader in) {
        int parts = in.octet();
        String itemId = in.text();
        BigDecimal price = (parts & PRICE) == 0 ? null : in.decimal();
        Integer position = (parts & POSITION) == 0 ? null : (int) in.number();
        int quantity = (parts & PIECES) == 0 ? 1 : (int) in.number();
        return new EventItem(itemId, price, quantity, position);
    }
}
