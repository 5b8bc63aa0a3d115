package io.daogou.server.json;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.item.Availability;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.domain.item.Money;
import io.daogou.domain.item.Translation;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one item, as {@code contract/schemas/item.schema.json} says. Threads: any number. */
public final class ItemReader {
    private static final List<String> FIELDS = List.of(
            "itemId",
            "title",
            "description",
            "link",
            "imageLink",
            "price",
            "salePrice",
            "availability",
            "brand",
            "productType",
            "gtin",
            "itemGroupId",
            "attributes",
            "translations",
            "addedAt");
    private static final List<String> MONEY_FIELDS = List.of("amount", "currency");
    private static final List<String> TRANSLATION_FIELDS = List.of("title", "description", "productType", "attributes");

    /** Stands in until the identifier comes, which may be last. */
    private static final String ID_TO_COME = "-";

    private ItemReader() {}

    /**
     * Reads a text in UTF-8.
     *
     * @param itemId the identifier, where it is known from elsewhere; one in the text must be the same
     * @throws MalformedJson if it is not one JSON object
     * @throws InvalidField if a field is wrong
     */
    public static Item read(byte[] text, int offset, int length, @Nullable String itemId) {
        try (JsonParser parser = Json.parser(text, offset, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedJson("this is not a JSON object; give one item as {\"title\": …}");
            }
            Item item = item(parser, itemId);
            if (parser.nextToken() != null) {
                throw new MalformedJson("this is not one JSON object: more follows after its end");
            }
            return item;
        } catch (JacksonException malformed) {
            throw MalformedJson.of(malformed);
        } catch (InvalidInput refused) {
            throw InvalidField.of(refused);
        }
    }

    private static Item item(JsonParser parser, @Nullable String knownId) {
        @Nullable String itemId = knownId;
        ItemBuilder draft = new ItemBuilder(ID_TO_COME, "");
        boolean titled = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("itemId")) {
                itemId = sameId(knownId, Json.text(parser, name));
            } else {
                titled |= name.equals("title");
                take(draft, name, parser);
            }
        }
        if (itemId == null) {
            throw new InvalidInput("itemId", "is missing", "null", "give the shop's own identifier");
        }
        if (!titled) {
            throw new InvalidInput("title", "is missing", "null", "give a text of 1 to 500 characters");
        }
        return withId(itemId, draft.build());
    }

    private static Item withId(String itemId, Item item) {
        return new Item(
                itemId,
                item.title(),
                item.description(),
                item.link(),
                item.imageLink(),
                item.price(),
                item.salePrice(),
                item.availability(),
                item.brand(),
                item.productType(),
                item.gtin(),
                item.itemGroupId(),
                item.attributes(),
                item.translations(),
                item.addedAt());
    }

    private static String sameId(@Nullable String known, String given) {
        if (known != null && !known.equals(given)) {
            throw new InvalidInput(
                    "itemId", "is not that of the path", given, "leave it out, or send it to /v1/items/" + given);
        }
        return given;
    }

    private static void take(ItemBuilder draft, String name, JsonParser parser) {
        switch (name) {
            case "title" -> draft.title(Json.text(parser, name));
            case "description" -> draft.description(Json.text(parser, name));
            case "link" -> draft.link(Json.text(parser, name));
            case "imageLink" -> draft.imageLink(Json.text(parser, name));
            case "price", "salePrice" -> {
                Money money = money(parser, name);
                if (name.equals("price")) {
                    draft.price(money);
                } else {
                    draft.salePrice(money);
                }
            }
            case "availability" -> draft.availability(Availability.ofWireName(Json.text(parser, name)));
            case "brand" -> draft.brand(Json.text(parser, name));
            case "productType" -> draft.productType(path(parser, name));
            case "gtin" -> draft.gtin(Json.text(parser, name));
            case "itemGroupId" -> draft.itemGroupId(Json.text(parser, name));
            case "attributes" -> draft.attributes(attributes(parser, name));
            case "translations" -> translations(parser).forEach(draft::translation);
            case "addedAt" -> draft.addedAt(time(parser, name));
            default -> throw Json.unknownField("item", name, FIELDS);
        }
    }

    private static Money money(JsonParser parser, String field) {
        expectObject(parser, field, "give {\"amount\": 19.90, \"currency\": \"CNY\"}");
        @Nullable BigDecimal amount = null;
        @Nullable String currency = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "amount" -> amount = Json.decimal(parser, field + ".amount");
                case "currency" -> currency = Json.text(parser, field + ".currency");
                default -> throw Json.unknownField(field, name, MONEY_FIELDS);
            }
        }
        if (amount == null || currency == null) {
            String missing = field + (amount == null ? ".amount" : ".currency");
            throw new InvalidInput(missing, "is missing", "null", "give {\"amount\": 19.90, \"currency\": \"CNY\"}");
        }
        try {
            return new Money(amount, Money.currency(currency));
        } catch (InvalidInput refused) {
            throw InvalidField.at(field + (refused.field().equals("currency") ? ".currency" : ".amount"), refused);
        }
    }

    private static List<String> path(JsonParser parser, String field) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw Json.wrongType(
                    parser, field, "is not an array", "give the levels, widest first, as an array of texts");
        }
        List<String> levels = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            levels.add(Json.text(parser, field + "[" + levels.size() + "]"));
        }
        return levels;
    }

    private static Map<String, String> attributes(JsonParser parser, String field) {
        expectObject(parser, field, "give an object of names and texts");
        Map<String, String> attributes = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Json.checkSurrogates(field, name);
            parser.nextToken();
            attributes.put(name, Json.text(parser, field + "." + name));
        }
        return attributes;
    }

    private static Map<String, Translation> translations(JsonParser parser) {
        expectObject(parser, "translations", "give an object of languages");
        Map<String, Translation> translations = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String language = parser.currentName();
            parser.nextToken();
            translations.put(language, translation(parser, "translations." + language));
        }
        return translations;
    }

    private static Translation translation(JsonParser parser, String place) {
        expectObject(parser, place, "give an object with a title");
        @Nullable String title = null;
        @Nullable String description = null;
        List<String> productType = List.of();
        Map<String, String> attributes = Map.of();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "title" -> title = Json.text(parser, place + ".title");
                case "description" -> description = Json.text(parser, place + ".description");
                case "productType" -> productType = path(parser, place + ".productType");
                case "attributes" -> attributes = attributes(parser, place + ".attributes");
                default -> throw Json.unknownField(place, name, TRANSLATION_FIELDS);
            }
        }
        if (title == null) {
            throw new InvalidInput(place + ".title", "is missing", "null", "give the title in this language");
        }
        try {
            return new Translation(title, description, productType, attributes);
        } catch (InvalidInput refused) {
            throw InvalidField.at(place + "." + refused.field(), refused);
        }
    }

    private static Instant time(JsonParser parser, String field) {
        String text = Json.text(parser, field);
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            throw new InvalidInput(
                    field, "is not a time", text, "give ISO 8601 with a zone, such as 2026-05-04T09:12:45Z");
        }
    }

    private static void expectObject(JsonParser parser, String field, String allowed) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw Json.wrongType(parser, field, "is not an object", allowed);
        }
    }
}
