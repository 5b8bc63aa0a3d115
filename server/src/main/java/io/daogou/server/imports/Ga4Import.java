package io.daogou.server.imports;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Platform;
import io.daogou.domain.item.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports events as Google Analytics 4 exports them to BigQuery, one JSON object a line: {@code event_name},
 * {@code event_timestamp} in microseconds, {@code user_pseudo_id} (the device), {@code user_id} (the shopper),
 * {@code event_params}, {@code ecommerce}, {@code items}. Events without a counterpart, such as {@code page_view}, are
 * counted as skipped.
 */
final class Ga4Import {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final String[] CATEGORY_LEVELS = {
        "item_category", "item_category2", "item_category3", "item_category4", "item_category5"
    };
    /** What GA4 writes where a shop gave nothing. */
    private static final String NOT_SET = "(not set)";

    private final ImportRun run;
    private final EventNames names = new EventNames();
    private final Occurrences occurrences = new Occurrences();
    private final Fingerprint print = new Fingerprint();
    private final ItemDrafts drafts = new ItemDrafts();

    private Ga4Import(ImportRun run) {
        this.run = run;
    }

    static void read(ImportRun run) throws IOException {
        Ga4Import reader = new Ga4Import(run);
        try (LineReader lines = new LineReader(run.source.openText())) {
            if (reader.each(lines) && run.options.items()) {
                reader.drafts.finish(run);
            }
        }
    }

    private boolean each(LineReader lines) throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.isBlank()) {
                continue;
            }
            if (!run.proceed()) {
                return false;
            }
            try {
                if (lines.isTooLong()) {
                    throw new InvalidInput("line", "is too long", line, "give at most 16 MB");
                }
                event(line);
            } catch (InvalidInput refused) {
                run.reject(lines.line(), refused, line);
            } catch (JacksonException malformed) {
                run.reject(lines.line(), "is not valid JSON: " + malformed.getOriginalMessage(), line);
            }
        }
        return true;
    }

    private void event(String line) {
        JsonNode json = JSON.readTree(line);
        Optional<EventType> type = type(json);
        if (type.isEmpty()) {
            run.tally.skipped++;
            return;
        }
        print.start(1);
        print.add(line);
        if (print.isBroken()) {
            throw new InvalidInput("line", "is not UTF-8", line, "repair the text");
        }
        long millis = microseconds(json) / 1000;
        String device = text(json, "user_pseudo_id");
        String shopper = text(json, "user_id");
        Actor actor = new Actor(
                device == null && shopper != null ? "import-" + shopper : String.valueOf(device),
                shopper,
                text(parameter(json, "ga_session_id")));
        if (device == null && shopper == null) {
            throw new InvalidInput("user_pseudo_id", "is missing", "null", "an event belongs to a device or a user");
        }
        add(type.get(), json, actor, millis);
    }

    private Optional<EventType> type(JsonNode json) {
        String name = text(json, "event_name");
        if (name == null) {
            throw new InvalidInput("event_name", "is missing", "null", "this is no GA4 event");
        }
        try {
            return names.find(name);
        } catch (InvalidInput custom) {
            // Shops name events of their own in GA4: nothing is wrong with them, they only mean nothing here.
            return Optional.empty();
        }
    }

    private void add(EventType type, JsonNode json, Actor actor, long millis) {
        List<EventItem> items = type == EventType.SEARCH || type == EventType.LOGIN ? List.of() : items(json);
        String query = text(parameter(json, "search_term"));
        boolean empty = switch (type) {
            case SEARCH -> query == null;
            case LOGIN -> actor.shopperId() == null;
            default -> items.isEmpty();
        };
        if (empty) {
            run.tally.skipped++;
            return;
        }
        EventHeader header = actor.header(eventId(), millis, platform(json));
        run.events.add(
                type == EventType.SEARCH
                        ? new Event.Search(header, String.valueOf(query))
                        : Events.of(header, new Events.Content(type, items, value(json, items), transaction(json))));
        if (actor.shopperId() != null) {
            run.shoppers.seen(actor.deviceId(), actor.shopperId(), millis);
        }
        if (run.options.items()) {
            json.path("items").forEach(item -> draft(item, json, millis));
        }
    }

    private String eventId() {
        long high = print.high();
        return Fingerprint.eventId(high, print.low(), occurrences.next(high));
    }

    private List<EventItem> items(JsonNode json) {
        List<EventItem> items = new ArrayList<>();
        for (JsonNode item : json.path("items")) {
            String id = itemId(item);
            if (id != null && !run.options.skippedItems().contains(id)) {
                BigDecimal quantity = decimal(item, "quantity");
                BigDecimal index = decimal(item, "item_list_index");
                items.add(new EventItem(
                        id,
                        decimal(item, "price"),
                        quantity == null ? 1 : Math.max(1, quantity.intValue()),
                        index == null ? null : index.intValue()));
            }
        }
        return items.size() > Event.MOST_ITEMS ? items.subList(0, Event.MOST_ITEMS) : items;
    }

    private static @Nullable String itemId(JsonNode item) {
        String id = text(item, "item_id");
        return id == null ? text(item, "item_name") : id;
    }

    private @Nullable Currency currency(JsonNode json) {
        String code = text(parameter(json, "currency"));
        return code == null ? run.options.currency() : Money.currency(code);
    }

    private @Nullable Money value(JsonNode json, List<EventItem> items) {
        JsonNode shop = json.path("ecommerce");
        BigDecimal revenue = decimal(shop, "purchase_revenue");
        revenue = revenue == null ? decimal(shop, "refund_value") : revenue;
        if (revenue == null) {
            revenue = number(parameter(json, "value"));
        }
        return items.isEmpty() ? null : Events.money(revenue, currency(json));
    }

    private static @Nullable String transaction(JsonNode json) {
        String id = text(json.path("ecommerce"), "transaction_id");
        return id == null ? text(parameter(json, "transaction_id")) : id;
    }

    private void draft(JsonNode item, JsonNode json, long millis) {
        String id = itemId(item);
        if (id == null || run.options.skippedItems().contains(id)) {
            return;
        }
        ItemDrafts.Draft draft = drafts.of(id);
        draft.seenAt(millis);
        String title = text(item, "item_name");
        if (title != null) {
            draft.title(title);
        }
        BigDecimal price = decimal(item, "price");
        Money money = price == null || price.signum() <= 0 ? null : Events.money(price, currency(json));
        if (money != null) {
            draft.price(money, millis);
        }
        draft.brand = draft.brand == null ? text(item, "item_brand") : draft.brand;
        if (draft.lacksCategory()) {
            draft.category = category(item);
        }
    }

    private static List<String> category(JsonNode item) {
        List<String> path = new ArrayList<>();
        for (String level : CATEGORY_LEVELS) {
            String text = text(item, level);
            if (text != null) {
                path.addAll(CategoryPath.of(text));
            }
        }
        return path;
    }

    private static long microseconds(JsonNode json) {
        String text = text(json, "event_timestamp");
        if (text == null || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new InvalidInput(
                    "event_timestamp", "is no time", String.valueOf(text), "GA4 writes microseconds since 1970");
        }
        return Long.parseLong(text);
    }

    private static Platform platform(JsonNode json) {
        String platform = text(json, "platform");
        String system = text(json.path("device"), "operating_system");
        String name = (platform == null ? "" : platform).toUpperCase(Locale.ROOT);
        return switch (name) {
            case "IOS" -> Platform.IOS;
            case "ANDROID" -> Platform.ANDROID;
            default -> name.isEmpty() && system == null ? Platform.SERVER : Platform.WEB;
        };
    }

    /** The value of an event parameter, whichever type it has. */
    private static JsonNode parameter(JsonNode json, String key) {
        for (JsonNode parameter : json.path("event_params")) {
            if (key.equals(text(parameter, "key"))) {
                JsonNode value = parameter.path("value");
                for (String type : new String[] {"string_value", "int_value", "double_value", "float_value"}) {
                    if (value.hasNonNull(type)) {
                        return value.path(type);
                    }
                }
            }
        }
        return json.path("no such parameter");
    }

    private static @Nullable String text(JsonNode json, String name) {
        return text(json.path(name));
    }

    private static @Nullable String text(JsonNode value) {
        String text = value.isValueNode() && !value.isNull() ? value.asString().strip() : "";
        return text.isEmpty() || text.equals(NOT_SET) ? null : text;
    }

    private static @Nullable BigDecimal decimal(JsonNode json, String name) {
        return number(json.path(name));
    }

    private static @Nullable BigDecimal number(JsonNode value) {
        String text = text(value);
        return text == null ? null : new PriceReader().amount(text);
    }
}
