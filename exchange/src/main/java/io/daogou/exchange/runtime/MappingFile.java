package io.daogou.exchange.runtime;

import io.daogou.domain.check.InvalidInput;
import io.daogou.learn.data.Vocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of a mapping, as it is written; {@link InputMapping} says what it means. */
final class MappingFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private MappingFile() {}

    /** The whole. */
    record Document(
            @Nullable String kind,
            @Nullable String model,
            @Nullable String items,
            Map<String, Input> inputs,
            @Nullable Output output) {
        @SuppressWarnings("NullAway") // Jackson gives null for what is absent
        Document {
            inputs = inputs == null ? Map.of() : new LinkedHashMap<>(inputs);
        }
    }

    /** One input. */
    record Input(
            @Nullable String from,
            @Nullable String type,
            List<Object> shape,
            List<String> features,
            @Nullable Long padding,
            @Nullable String pad,
            @Nullable Long shift) {
        @SuppressWarnings("NullAway") // Jackson gives null for what is absent
        Input {
            shape = shape == null ? List.of() : List.copyOf(shape);
            features = features == null ? List.of() : List.copyOf(features);
        }
    }

    /** Where the scores are. */
    record Output(@Nullable String name, @Nullable Integer column) {}

    static Document read(Path file) {
        try {
            return JSON.readValue(InputMapping.text("mapping", file), Document.class);
        } catch (JacksonException malformed) {
            throw new InvalidInput(
                    InputMapping.name(file),
                    "is no mapping",
                    String.valueOf(malformed.getOriginalMessage()),
                    "docs/other-tools.md shows one");
        }
    }

    /** Item identifiers: a JSON array, or an object with one under {@code items}. */
    static Vocabulary items(String where, String json) {
        try {
            JsonNode root = JSON.readTree(json);
            JsonNode array = root.isObject() ? root.path("items") : root;
            if (!array.isArray()) {
                throw new InvalidInput(where, "has no items", array.getNodeType(), "give a JSON array of identifiers");
            }
            List<String> ids = new ArrayList<>();
            array.forEach(id -> ids.add(id.asString()));
            return Vocabulary.of(ids);
        } catch (JacksonException malformed) {
            throw new InvalidInput(
                    where,
                    "is no JSON",
                    String.valueOf(malformed.getOriginalMessage()),
                    "give an array of identifiers");
        }
    }
}
