package io.daogou.store;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How a kind of thing that a merchant says is written as JSON, all but its name, which has a column of its own. */
abstract class SteeringDocument<T> {
    static final JsonMapper JSON = JsonMapper.builder().build();

    /** Its kind in the table. */
    abstract String kind();

    abstract ObjectNode json(T value);

    abstract T value(String id, JsonNode json);

    final String write(T value) {
        return json(value).toString();
    }

    final T read(String id, String document) {
        return value(id, JSON.readTree(document));
    }

    static @Nullable String text(JsonNode json, String field) {
        return json.has(field) ? json.get(field).asString() : null;
    }

    static @Nullable Integer number(JsonNode json, String field) {
        return json.has(field) ? json.get(field).asInt() : null;
    }

    static @Nullable Boolean truth(JsonNode json, String field) {
        return json.has(field) ? json.get(field).asBoolean() : null;
    }
}
