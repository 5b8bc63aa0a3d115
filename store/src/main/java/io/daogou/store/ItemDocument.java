package io.daogou.store;

import io.daogou.domain.item.Availability;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.ItemBuilder;
import io.daogou.domain.item.Money;
import io.daogou.domain.item.Translation;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * An item as JSON, all but its identifier and {@code addedAt}, which have columns of their own. Fields always come in the
 * same order, so that items are the same exactly when their documents are; attributes keep the order they were given in.
 */
final class ItemDocument {
    private static final JsonFactory JSON = new JsonFactory();

    private ItemDocument() {}

    /** Since when the shop has an item: its own word, or the moment stored before, or now. */
    static Instant addedAt(Item item, @Nullable Instant before, Clock clock) {
        Instant given = item.addedAt();
        if (given != null) {
            return given;
        }
        return before != null ? before : clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    static String write(Item item) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("title", item.title());
            writeOptional(json, "description", item.description());
            writeOptional(json, "link", item.link());
            writeOptional(json, "imageLink", item.imageLink());
            writeOptional(json, "price", item.price());
            writeOptional(json, "salePrice", item.salePrice());
            json.writeStringProperty("availability", item.availability().wireName());
            writeOptional(json, "brand", item.brand());
            writePath(json, item.productType());
            writeOptional(json, "gtin", item.gtin());
            writeOptional(json, "itemGroupId", item.itemGroupId());
            writeAttributes(json, item.attributes());
            writeTranslations(json, item.translations());
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void writeOptional(JsonGenerator json, String name, @Nullable Object value) {
        if (value != null) {
            json.writeStringProperty(name, value.toString());
        }
    }

    private static void writePath(JsonGenerator json, List<String> path) {
        if (!path.isEmpty()) {
            json.writeArrayPropertyStart("productType");
            path.forEach(json::writeString);
            json.writeEndArray();
        }
    }

    private static void writeAttributes(JsonGenerator json, Map<String, String> attributes) {
        if (!attributes.isEmpty()) {
            json.writeObjectPropertyStart("attributes");
            attributes.forEach(json::writeStringProperty);
            json.writeEndObject();
        }
    }

    private static void writeTranslations(JsonGenerator json, Map<String, Translation> translations) {
        if (!translations.isEmpty()) {
            json.writeObjectPropertyStart("translations");
            new TreeMap<>(translations).forEach((language, translation) -> {
                json.writeObjectPropertyStart(language);
                json.writeStringProperty("title", translation.title());
                writeOptional(json, "description", translation.description());
                writePath(json, translation.productType());
                writeAttributes(json, translation.attributes());
                json.writeEndObject();
            });
            json.writeEndObject();
        }
    }

    static Item read(String itemId, String document, Instant addedAt) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), document)) {
            json.nextToken();
            ItemBuilder item = new ItemBuilder(itemId, itemId).addedAt(addedAt);
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                readField(json, json.currentName(), item);
            }
            return item.build();
        }
    }

    private static void readField(JsonParser json, String field, ItemBuilder item) {
        switch (field) {
            case "title" -> item.title(text(json));
            case "description" -> item.description(text(json));
            case "link" -> item.link(text(json));
            case "imageLink" -> item.imageLink(text(json));
            case "price" -> item.price(money(text(json)));
            case "salePrice" -> item.salePrice(money(text(json)));
            case "availability" -> item.availability(Availability.ofWireName(text(json)));
            case "brand" -> item.brand(text(json));
            case "productType" -> item.productType(path(json));
            case "gtin" -> item.gtin(text(json));
            case "itemGroupId" -> item.itemGroupId(text(json));
            case "attributes" -> item.attributes(attributes(json));
            case "translations" -> readTranslations(json, item);
            default -> throw new StoreException("An item's document has an unknown field: " + field);
        }
    }

    private static String text(JsonParser json) {
        json.nextToken();
        return json.getString();
    }

    private static Money money(String text) {
        int blank = text.indexOf(' ');
        return Money.of(text.substring(0, blank), text.substring(blank + 1));
    }

    private static List<String> path(JsonParser json) {
        List<String> path = new ArrayList<>();
        json.nextToken();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            path.add(json.getString());
        }
        return path;
    }

    private static Map<String, String> attributes(JsonParser json) {
        Map<String, String> attributes = new LinkedHashMap<>();
        json.nextToken();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            attributes.put(json.currentName(), text(json));
        }
        return attributes;
    }

    private static void readTranslations(JsonParser json, ItemBuilder item) {
        json.nextToken();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String language = json.currentName();
            item.translation(language, translation(json));
        }
    }

    private static Translation translation(JsonParser json) {
        String title = "";
        String description = null;
        List<String> productType = List.of();
        Map<String, String> attributes = Map.of();
        json.nextToken();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            switch (json.currentName()) {
                case "title" -> title = text(json);
                case "description" -> description = text(json);
                case "productType" -> productType = path(json);
                case "attributes" -> attributes = attributes(json);
                default -> throw new StoreException("A translation has an unknown field: " + json.currentName());
            }
        }
        return new Translation(title, description, productType, attributes);
    }
}
