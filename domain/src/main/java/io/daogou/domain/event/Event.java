package io.daogou.domain.event;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.item.Money;
import io.daogou.domain.shopper.Owners;
import io.daogou.domain.shopper.Subject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something a shopper did or was shown. One record for each shape; {@link #type()} says which of the named events it is.
 * Events are never changed: what is put right later is a further event.
 */
public sealed interface Event {
    /** The most items in one event: as many as Google Analytics 4 takes. */
    int MOST_ITEMS = 200;

    EventHeader header();

    EventType type();

    /** The items it is about, in the sender's order; empty for a login or a search. */
    List<EventItem> items();

    /** The same event under another header. */
    default Event withHeader(EventHeader header) {
        return switch (this) {
            case ItemAction action -> new ItemAction(header, action.type, action.items, action.value);
            case Impression shown -> new Impression(header, shown.items, shown.placement);
            case Order order -> new Order(header, order.type, order.items, order.value, order.transactionId);
            case Search search -> new Search(header, search.query);
            case Login _ -> new Login(header);
            case Media media -> new Media(header, media.type, media.items, media.seconds, media.percent);
        };
    }

    /**
     * What is left of it without the items that its people say were not theirs.
     *
     * @param owner whom it belongs to
     * @return none if nothing is
     */
    default @Nullable Event withoutDisowned(Owners owners, Subject owner) {
        EventHeader header = header();
        List<EventItem> left = items().stream()
                .filter(item -> !owners.isDisowned(header.subject(), owner, item.itemId(), header.time()))
                .toList();
        if (left.size() == items().size()) {
            return this;
        }
        return left.isEmpty() ? null : withItems(left);
    }

    /** The same event for this use. */
    default Event withUse(EventUse use) {
        return withHeader(header().withUse(use));
    }

    /** Whether it is the same, whatever the shop made of it when it came: its use and how much it is believed. */
    default boolean isSentAs(Event other) {
        EventHeader its = other.header();
        return withHeader(header().withUse(its.use()).withTrust(its.trust())).equals(other);
    }

    /** The same event of some of its items, at least one; a login or a search, which has none, is as it was. */
    default Event withItems(List<EventItem> some) {
        return switch (this) {
            case ItemAction action -> new ItemAction(action.header, action.type, some, action.value);
            case Impression shown -> new Impression(shown.header, some, shown.placement);
            case Order order -> new Order(order.header, order.type, some, order.value, order.transactionId);
            case Search _, Login _ -> this;
            case Media media -> new Media(media.header, media.type, some, media.seconds, media.percent);
        };
    }

    /** Somebody did something with items: looked, chose, put into the cart, shared, turned down. */
    record ItemAction(
            EventHeader header,
            EventType type,
            List<EventItem> items,
            @Nullable Money value) implements Event {
        private static final Set<EventType> TYPES = EnumSet.of(
                EventType.VIEW_ITEM,
                EventType.SELECT_ITEM,
                EventType.ADD_TO_CART,
                EventType.REMOVE_FROM_CART,
                EventType.ADD_TO_WISHLIST,
                EventType.SHARE,
                EventType.DISLIKE);

        public ItemAction {
            checkType(type, TYPES);
            items = checkedItems(type, items);
        }
    }

    /**
     * Items were shown on a shelf, each at its {@code position}.
     *
     * @param placement the shelf
     */
    record Impression(
            EventHeader header,
            List<EventItem> items,
            @Nullable String placement) implements Event {
        public Impression {
            items = checkedItems(EventType.VIEW_ITEM_LIST, items);
            Check.optionalId("placement", placement);
        }

        @Override
        public EventType type() {
            return EventType.VIEW_ITEM_LIST;
        }
    }

    /**
     * An order on its way, made, or given back.
     *
     * @param value of the whole order
     * @param transactionId the shop's number of the order
     */
    record Order(
            EventHeader header,
            EventType type,
            List<EventItem> items,
            @Nullable Money value,
            @Nullable String transactionId)
            implements Event {
        private static final Set<EventType> TYPES =
                EnumSet.of(EventType.BEGIN_CHECKOUT, EventType.PURCHASE, EventType.REFUND);

        public Order {
            checkType(type, TYPES);
            items = checkedItems(type, items);
            Check.optionalId("transactionId", transactionId);
        }
    }

    /**
     * Somebody searched.
     *
     * @param query as it was typed
     */
    record Search(EventHeader header, String query) implements Event {
        private static final int LONGEST_QUERY = 1_000;

        public Search {
            Check.text("query", query, LONGEST_QUERY);
        }

        @Override
        public EventType type() {
            return EventType.SEARCH;
        }

        @Override
        public List<EventItem> items() {
            return List.of();
        }
    }

    /** A shopper logged in on the device: links the two. The header names the shopper. */
    record Login(EventHeader header) implements Event {
        public Login {
            if (header.shopperId() == null) {
                throw new InvalidInput("shopperId", "is missing", "null", "a login names the shopper who logged in");
            }
        }

        @Override
        public EventType type() {
            return EventType.LOGIN;
        }

        @Override
        public List<EventItem> items() {
            return List.of();
        }
    }

    /**
     * Somebody read or watched.
     *
     * @param seconds how long so far: dwell time of a text, watching time of a video
     * @param percent how far, 0 to 100; none where it is not known
     */
    record Media(
            EventHeader header,
            EventType type,
            List<EventItem> items,
            double seconds,
            @Nullable Integer percent) implements Event {
        private static final Set<EventType> TYPES =
                EnumSet.of(EventType.READ, EventType.VIDEO_START, EventType.VIDEO_PROGRESS, EventType.VIDEO_COMPLETE);
        private static final double LONGEST = 7 * 24 * 3600.0;

        public Media {
            checkType(type, TYPES);
            items = checkedItems(type, items);
            if (!(seconds >= 0 && seconds <= LONGEST)) {
                throw new InvalidInput("seconds", "is out of range", seconds, "give 0 to " + LONGEST);
            }
            if (percent != null) {
                Check.range("percent", percent, 0, 100);
            }
        }
    }

    private static void checkType(EventType type, Set<EventType> allowed) {
        if (!allowed.contains(type)) {
            throw new InvalidInput("event", "does not have this shape", type.wireName(), "use one of " + allowed);
        }
    }

    private static List<EventItem> checkedItems(EventType type, List<EventItem> items) {
        if (items.isEmpty() || items.size() > MOST_ITEMS) {
            throw new InvalidInput(
                    "items",
                    "has a wrong length",
                    items.size(),
                    type.wireName() + " takes 1 to " + MOST_ITEMS + " items");
        }
        return List.copyOf(items);
    }
}
