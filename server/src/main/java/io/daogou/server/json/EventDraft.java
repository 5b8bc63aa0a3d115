package io.daogou.server.json;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.event.Campaign;
import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Platform;
import io.daogou.domain.item.Money;
import io.daogou.engine.people.Said;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The fields of one event while they are being read, in whatever order they come. */
final class EventDraft {
    /** How far the sender's clock may be ahead of ours. */
    static final Duration FAST_CLOCK = Duration.ofMinutes(10);

    private static final String TIME_ALLOWED =
            "give ISO 8601 with a zone, such as 2026-05-04T09:12:45.120Z, or milliseconds since 1970";
    private static final List<String> FIELDS = List.of(
            "eventId",
            "event",
            "time",
            "deviceId",
            "shopperId",
            "shopperToken",
            "sessionId",
            "platform",
            "recommendationId",
            "items",
            "value",
            "currency",
            "query",
            "placement",
            "transactionId",
            "seconds",
            "percent",
            "campaign",
            "source",
            "medium",
            "consent");
    private static final List<String> ITEM_FIELDS =
            List.of("itemId", "price", "quantity", "position", "model", "ruleId");

    private @Nullable String eventId;
    private @Nullable EventType type;
    private @Nullable Instant time;
    private @Nullable String deviceId;
    private @Nullable String shopperId;
    private @Nullable String sessionId;
    private Platform platform = Platform.WEB;
    private @Nullable String recommendationId;
    private @Nullable List<EventItem> items;
    private @Nullable BigDecimal value;
    private @Nullable Currency currency;
    private @Nullable String query;
    private @Nullable String placement;
    private @Nullable String transactionId;
    private @Nullable Double seconds;
    private @Nullable Integer percent;
    private @Nullable String campaign;
    private @Nullable String source;
    private @Nullable String medium;
    private @Nullable Said said;
    private @Nullable String token;

    /** Takes the value the parser stands on. */
    void take(String name, JsonParser parser) {
        switch (name) {
            case "eventId" -> eventId = Check.id(name, Json.text(parser, name));
            case "event" -> type = EventType.ofWireName(Json.text(parser, name));
            case "time" -> time = time(parser);
            case "deviceId" -> deviceId = Check.id(name, Json.text(parser, name));
            case "shopperId" -> shopperId = Check.id(name, Json.text(parser, name));
            case "shopperToken" -> token = Check.id(name, Json.text(parser, name));
            case "sessionId" -> sessionId = Check.id(name, Json.text(parser, name));
            case "platform" -> platform = Platform.ofWireName(Json.text(parser, name));
            case "recommendationId" -> recommendationId = Check.id(name, Json.text(parser, name));
            case "items" -> items = items(parser);
            case "value" -> value = Json.decimal(parser, name);
            case "currency" -> currency = Money.currency(Json.text(parser, name));
            case "query" -> query = Json.text(parser, name);
            case "placement" -> placement = Check.id(name, Json.text(parser, name));
            case "transactionId" -> transactionId = Check.id(name, Json.text(parser, name));
            case "seconds" -> seconds = Json.decimal(parser, name).doubleValue();
            case "percent" -> percent = Json.smallNumber(parser, name);
            case "campaign" -> campaign = Check.id(name, Json.text(parser, name));
            case "source" -> source = Check.id(name, Json.text(parser, name));
            case "medium" -> medium = Check.id(name, Json.text(parser, name));
            case "consent" -> said = new ConsentDraft(name, false).read(parser).said();
            default -> throw Json.unknownField("event", name, FIELDS);
        }
    }

    /** The identifier to name in a refusal, if it could be read. */
    @Nullable
    String readableId() {
        return eventId;
    }

    /** What the sender says that the person agreed to; none: it does not say. */
    @Nullable
    Said said() {
        return said;
    }

    /** What is to prove who the shopper is; none: nothing. */
    @Nullable
    String token() {
        return token;
    }

    /** The event, checked. */
    Event event(Instant now) {
        EventType known = type == null ? EventType.ofWireName(null) : type;
        EventHeader header = header(now);
        checkFieldsBelong(known);
        List<EventItem> given = items == null ? List.of() : items;
        return switch (known) {
            case VIEW_ITEM, SELECT_ITEM, ADD_TO_CART, REMOVE_FROM_CART, ADD_TO_WISHLIST, SHARE, DISLIKE ->
                new Event.ItemAction(header, known, given, money());
            case VIEW_ITEM_LIST -> new Event.Impression(header, given, placement);
            case BEGIN_CHECKOUT, PURCHASE, REFUND -> new Event.Order(header, known, given, money(), transactionId);
            case SEARCH -> new Event.Search(header, Check.text("query", query, 1_000));
            case LOGIN -> new Event.Login(header);
            case READ, VIDEO_START, VIDEO_PROGRESS, VIDEO_COMPLETE ->
                new Event.Media(header, known, given, seconds == null ? 0 : seconds, percent);
        };
    }

    private EventHeader header(Instant now) {
        if (time == null) {
            throw new InvalidInput("time", "is missing", "null", TIME_ALLOWED);
        }
        Instant latest = now.plus(FAST_CLOCK);
        if (time.isAfter(latest)) {
            throw new InvalidInput(
                    "time",
                    "is in the future",
                    time,
                    "it is " + now.truncatedTo(ChronoUnit.SECONDS)
                            + " here and at most 10 minutes ahead are allowed; set the sender's clock right");
        }
        return new EventHeader(
                        Check.id("eventId", eventId),
                        time,
                        Check.id("deviceId", deviceId),
                        shopperId,
                        sessionId,
                        platform,
                        recommendationId)
                .withCampaign(Campaign.of(campaign, source, medium));
    }

    private @Nullable Money money() {
        if (value == null) {
            return null;
        }
        if (currency == null) {
            throw new InvalidInput("currency", "is missing", "null", "give the ISO 4217 code that value is in");
        }
        try {
            return new Money(value, currency);
        } catch (InvalidInput refused) {
            throw InvalidField.at("value", refused);
        }
    }

    private void checkFieldsBelong(EventType known) {
        boolean order = known == EventType.BEGIN_CHECKOUT || known == EventType.PURCHASE || known == EventType.REFUND;
        boolean media = switch (known) {
            case READ, VIDEO_START, VIDEO_PROGRESS, VIDEO_COMPLETE -> true;
            default -> false;
        };
        belongs("query", query, known == EventType.SEARCH, "search");
        belongs("placement", placement, known == EventType.VIEW_ITEM_LIST, "view_item_list");
        belongs("transactionId", transactionId, order, "begin_checkout, purchase and refund");
        belongs("seconds", seconds, media, "read and video events");
        belongs("percent", percent, media, "read and video events");
        boolean bare = known == EventType.SEARCH || known == EventType.LOGIN;
        belongs("items", items, !bare, "events about items; what a search showed is a view_item_list");
        if (value != null && value.signum() < 0) {
            throw new InvalidInput("value", "is negative", value, "give 0 or more; money given back is a refund event");
        }
    }

    private void belongs(String field, @Nullable Object given, boolean allowed, String where) {
        if (given != null && !allowed) {
            String name = type == null ? "" : type.wireName();
            throw new InvalidInput(field, "does not belong to this event", name, "it is for " + where);
        }
    }

    private static Instant time(JsonParser parser) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            if (!parser.currentToken().isNumeric()) {
                throw Json.wrongType(parser, "time", "is not a time", TIME_ALLOWED);
            }
            return Instant.ofEpochMilli(Json.wholeNumber(parser, "time"));
        }
        try {
            return OffsetDateTime.parse(parser.getString()).toInstant();
        } catch (DateTimeException malformed) {
            throw Json.wrongType(parser, "time", "is not a time", TIME_ALLOWED);
        }
    }

    private static List<EventItem> items(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw Json.wrongType(parser, "items", "is not an array", "give an array of objects with an itemId each");
        }
        List<EventItem> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (items.size() == Event.MOST_ITEMS) {
                throw new InvalidInput(
                        "items", "are too many", "more than " + Event.MOST_ITEMS, "send them as several events");
            }
            items.add(item(parser, "items[" + items.size() + "]"));
        }
        return items;
    }

    private static EventItem item(JsonParser parser, String place) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw Json.wrongType(parser, place, "is not an object", "give an object with an itemId");
        }
        @Nullable String itemId = null;
        @Nullable BigDecimal price = null;
        int quantity = 1;
        @Nullable Integer position = null;
        @Nullable String model = null;
        @Nullable String ruleId = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "itemId" -> itemId = Json.text(parser, place + ".itemId");
                case "price" -> price = Json.decimal(parser, place + ".price");
                case "quantity" -> quantity = Json.smallNumber(parser, place + ".quantity");
                case "position" -> position = Json.smallNumber(parser, place + ".position");
                case "model" -> model = Json.text(parser, place + ".model");
                case "ruleId" -> ruleId = Json.text(parser, place + ".ruleId");
                default -> throw Json.unknownField(place, name, ITEM_FIELDS);
            }
        }
        try {
            return new EventItem(Check.id("itemId", itemId), price, quantity, position, model, ruleId);
        } catch (InvalidInput refused) {
            throw InvalidField.at(place + "." + refused.field(), refused);
        }
    }
}
