package io.daogou.store;

import io.daogou.domain.event.Campaign;
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
 * version      1, or 2 where there is a campaign or a model, or 3 where there is a rule: a program refuses what it does not know
 * parts        bits: 1 value, 2 text (placement, transactionId or query), 4 percent, 8 seconds, 16 campaign
 * value        decimal, then the currency code
 * text         text
 * percent      number
 * seconds      real
 * campaign     bits (1 name, 2 source, 4 medium), name, source, medium
 * items        their number, then each: bits (1 price, 2 position, 4 several pieces, 8 model, 16 rule), itemId, price,
 *              position, quantity, model, rule
 * </pre>
 */
final class EventPayload {
    private static final int PLAIN = 1;
    private static final int WITH_MODELS = 2;
    private static final int WITH_RULES = 3;

    private static final int VALUE = 1;
    private static final int TEXT = 2;
    private static final int PERCENT = 4;
    private static final int SECONDS = 8;
    private static final int CAMPAIGN = 16;

    private static final int PRICE = 1;
    private static final int POSITION = 2;
    private static final int PIECES = 4;
    private static final int MODEL = 8;
    private static final int RULE = 16;

    private EventPayload() {}

    static byte[] write(Event event) {
        PayloadWriter out = new PayloadWriter();
        Campaign campaign = event.header().campaign();
        out.octet(version(campaign, event.items()));
        switch (event) {
            case Event.ItemAction action -> writeParts(out, campaign, action.value(), null, null, 0);
            case Event.Impression impression -> writeParts(out, campaign, null, impression.placement(), null, 0);
            case Event.Order order -> writeParts(out, campaign, order.value(), order.transactionId(), null, 0);
            case Event.Search search -> writeParts(out, campaign, null, search.query(), null, 0);
            case Event.Login _ -> writeParts(out, campaign, null, null, null, 0);
            case Event.Media media -> writeParts(out, campaign, null, null, media.percent(), media.seconds());
        }
        List<EventItem> items = event.items();
        out.number(items.size());
        for (EventItem item : items) {
            writeItem(out, item);
        }
        return out.toBytes();
    }

    /** The oldest form that has room for everything. */
    private static int version(@Nullable Campaign campaign, List<EventItem> items) {
        if (items.stream().anyMatch(item -> item.ruleId() != null)) {
            return WITH_RULES;
        }
        boolean isPlain = campaign == null && items.stream().allMatch(item -> item.model() == null);
        return isPlain ? PLAIN : WITH_MODELS;
    }

    private static void writeParts(
            PayloadWriter out,
            @Nullable Campaign campaign,
            @Nullable Money value,
            @Nullable String text,
            @Nullable Integer percent,
            double seconds) {
        // Compared by bits: -0.0 is a number of seconds too, and must come back as it was.
        boolean hasSeconds = Double.doubleToRawLongBits(seconds) != 0;
        out.octet((value == null ? 0 : VALUE)
                | (text == null ? 0 : TEXT)
                | (percent == null ? 0 : PERCENT)
                | (hasSeconds ? SECONDS : 0)
                | (campaign == null ? 0 : CAMPAIGN));
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
        if (campaign != null) {
            writeCampaign(out, campaign);
        }
    }

    private static void writeCampaign(PayloadWriter out, Campaign campaign) {
        List<@Nullable String> words = Arrays.asList(campaign.name(), campaign.source(), campaign.medium());
        int parts = 0;
        for (int i = 0; i < words.size(); i++) {
            parts |= words.get(i) == null ? 0 : 1 << i;
        }
        out.octet(parts);
        for (String word : words) {
            if (word != null) {
                out.text(word);
            }
        }
    }

    private static void writeItem(PayloadWriter out, EventItem item) {
        BigDecimal price = item.price();
        Integer position = item.position();
        int quantity = item.quantity();
        String model = item.model();
        String ruleId = item.ruleId();
        out.octet((price == null ? 0 : PRICE)
                | (position == null ? 0 : POSITION)
                | (quantity == 1 ? 0 : PIECES)
                | (model == null ? 0 : MODEL)
                | (ruleId == null ? 0 : RULE));
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
        if (model != null) {
            out.text(model);
        }
        if (ruleId != null) {
            out.text(ruleId);
        }
    }

    static Event read(EventHeader ids, EventType type, byte[] payload) {
        PayloadReader in = new PayloadReader(payload);
        int version = in.octet();
        if (version < PLAIN || version > WITH_RULES) {
            throw new StoreException("The event " + ids.eventId() + " is kept in the form " + version
                    + ", which this program does not know; use a newer one");
        }
        int parts = in.octet();
        Money value = (parts & VALUE) == 0 ? null : new Money(in.decimal(), Money.currency(in.text()));
        String text = (parts & TEXT) == 0 ? null : in.text();
        Integer percent = (parts & PERCENT) == 0 ? null : (int) in.number();
        double seconds = (parts & SECONDS) == 0 ? 0 : in.real();
        EventHeader header = (parts & CAMPAIGN) == 0 ? ids : ids.withCampaign(readCampaign(in));
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

    private static Campaign readCampaign(PayloadReader in) {
        int parts = in.octet();
        return new Campaign(
                (parts & 1) == 0 ? null : in.text(),
                (parts & 2) == 0 ? null : in.text(),
                (parts & 4) == 0 ? null : in.text());
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
        String model = (parts & MODEL) == 0 ? null : in.text();
        String ruleId = (parts & RULE) == 0 ? null : in.text();
        return new EventItem(itemId, price, quantity, position, model, ruleId);
    }
}
