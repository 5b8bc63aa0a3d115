package io.daogou.server.imports;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Platform;
import io.daogou.domain.item.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows of a table into events. Rows of one order become one event, others an event each; what they tell of items is
 * gathered on the side. A negative quantity is goods that came back: a refund.
 */
final class EventRows {
    private static final long DAY = 86_400_000;

    private final ImportRun run;
    private final MappedRow row;
    private final TimeReader times;
    private final EventType usualType;
    private final EventNames names = new EventNames();
    private final Occurrences occurrences = new Occurrences();
    private final OrderInHand orders;
    private final @Nullable ItemDrafts drafts;
    private final long latest = System.currentTimeMillis() + DAY;

    /** The plain facts of one row. */
    private record Facts(
            long millis,
            Actor actor,
            @Nullable String order,
            EventItem item,
            @Nullable Currency currency) {}

    EventRows(ImportRun run, MappedRow row, TimeReader times, EventType usualType) {
        this.run = run;
        this.row = row;
        this.times = times;
        this.usualType = usualType;
        orders = new OrderInHand(occurrences, run.events::add);
        drafts = run.options.items() ? new ItemDrafts() : null;
    }

    /** Reads the row in hand. */
    void read(Fingerprint print) {
        Optional<EventType> type = type();
        String itemId = row.id(Field.ITEM);
        if (type.isEmpty() || type.get() == EventType.SEARCH || (itemId != null && isNoGoods(itemId))) {
            run.tally.skipped++;
        } else if (type.get() == EventType.LOGIN) {
            login(print);
        } else {
            item(type.get(), itemId, print);
        }
    }

    private boolean isNoGoods(String itemId) {
        return !run.options.skippedItems().isEmpty()
                && run.options.skippedItems().contains(itemId);
    }

    private Optional<EventType> type() {
        String name = row.text(Field.EVENT);
        return name == null ? Optional.of(usualType) : names.find(name);
    }

    private void item(EventType named, @Nullable String itemId, Fingerprint print) {
        int quantity = quantity();
        EventType type = quantity < 0 && named == EventType.PURCHASE ? EventType.REFUND : named;
        Facts facts = facts(itemId, type == EventType.REFUND ? Math.abs(quantity) : quantity);
        print.mix(type.wireName().hashCode());
        if (facts.order() != null && Events.isOrder(type)) {
            orders.add(
                    new OrderInHand.Key(facts.order(), facts.millis(), facts.actor()),
                    new OrderInHand.Line(type, facts.item(), facts.currency()),
                    print);
        } else {
            orders.finish();
            single(type, facts, print);
        }
        noteShopper(facts.actor(), facts.millis());
        if (drafts != null) {
            draft(drafts.of(facts.item().itemId()), facts);
        }
    }

    private Facts facts(@Nullable String itemId, int quantity) {
        String order = Check.optionalId("order", row.id(Field.ORDER));
        long millis = millis();
        Actor actor = Actor.of(row, order);
        BigDecimal price = row.price(Field.PRICE);
        Currency currency = row.currency();
        return new Facts(
                millis, actor, order, new EventItem(Check.id("item", itemId), price, quantity, null), currency);
    }

    private void single(EventType type, Facts facts, Fingerprint print) {
        BigDecimal price = facts.item().price();
        BigDecimal sum = price == null ? null : OrderInHand.cost(facts.item(), price);
        EventHeader header = facts.actor().header(eventId(print), facts.millis(), Platform.SERVER);
        Event event = Events.of(
                header,
                new Events.Content(type, List.of(facts.item()), Events.money(sum, facts.currency()), facts.order()));
        run.events.add(event);
    }

    private String eventId(Fingerprint print) {
        long high = print.high();
        return Fingerprint.eventId(high, print.low(), occurrences.next(high));
    }

    private void login(Fingerprint print) {
        Actor actor = Actor.of(row, null);
        long millis = millis();
        print.mix(EventType.LOGIN.wireName().hashCode());
        run.events.add(new Event.Login(actor.header(eventId(print), millis, Platform.SERVER)));
        noteShopper(actor, millis);
    }

    private void noteShopper(Actor actor, long millis) {
        String shopper = actor.shopperId();
        if (shopper != null) {
            run.shoppers.seen(actor.deviceId(), shopper, millis);
        }
    }

    private long millis() {
        String text = row.text(Field.TIME);
        if (text == null) {
            throw new InvalidInput("time", "is missing", "null", "every event has a time");
        }
        long millis = times.millis(text);
        if (millis == TimeReader.NONE) {
            throw new InvalidInput(
                    "time",
                    "is not understood",
                    text,
                    "write ISO 8601, seconds or milliseconds since 1970; for days before months use --dates dmy");
        }
        if (millis > latest) {
            throw new InvalidInput("time", "is in the future", text, "give the time it happened");
        }
        if (millis < EventHeader.EARLIEST.toEpochMilli()) {
            throw new InvalidInput("time", "is before " + EventHeader.EARLIEST, text, "give the time it happened");
        }
        return millis;
    }

    private int quantity() {
        String text = row.text(Field.QUANTITY);
        if (text == null) {
            return 1;
        }
        String whole = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        int from = whole.startsWith("-") ? 1 : 0;
        if (whole.length() == from || whole.length() > from + 9) {
            throw notWhole(text);
        }
        int value = 0;
        for (int i = from; i < whole.length(); i++) {
            char c = whole.charAt(i);
            if (c < '0' || c > '9') {
                throw notWhole(text);
            }
            value = value * 10 + c - '0';
        }
        return from == 1 ? -value : value;
    }

    private static InvalidInput notWhole(String text) {
        return new InvalidInput(
                "quantity", "is not a whole number of pieces", text, "give 1 to " + EventItem.MOST_PIECES);
    }

    private void draft(ItemDrafts.Draft draft, Facts facts) {
        draft.seenAt(facts.millis());
        BigDecimal price = facts.item().price();
        boolean priced = price != null && price.signum() > 0;
        String title = row.text(Field.TITLE);
        if (title != null && (priced || price == null)) {
            draft.title(title);
        }
        if (priced) {
            Money money = Events.money(price, facts.currency());
            if (money != null) {
                draft.price(money, facts.millis());
            }
        }
        draft.brand = draft.brand == null ? row.text(Field.BRAND) : draft.brand;
        draft.image = draft.image == null ? row.text(Field.IMAGE) : draft.image;
        draft.link = draft.link == null ? row.text(Field.LINK) : draft.link;
        draft.gtin = draft.gtin == null ? row.text(Field.GTIN) : draft.gtin;
        String category = draft.lacksCategory() ? row.text(Field.CATEGORY) : null;
        if (category != null) {
            draft.category = CategoryPath.of(category);
        }
    }

    /** The last order is complete, and so is what was learnt of items. */
    void finish() {
        orders.finish();
        if (drafts != null) {
            drafts.finish(run);
        }
    }
}
