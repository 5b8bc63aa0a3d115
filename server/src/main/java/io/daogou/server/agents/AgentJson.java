package io.daogou.server.agents;

import io.daogou.server.json.MalformedJson;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as agents send it, within limits, and as they get it. */
public final class AgentJson {
    private static final int DEEPEST = 32;
    private static final int LONGEST_TEXT = 100_000;

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNumberLength(40)
                            .maxNameLength(2_000)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private AgentJson() {}

    /**
     * Reads a text.
     *
     * @throws MalformedJson if it is not JSON, or beyond the limits
     */
    public static JsonNode read(byte[] text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException malformed) {
            throw MalformedJson.of(malformed);
        }
    }

    public static byte[] write(JsonNode answer) {
        return MAPPER.writeValueAsBytes(answer);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }
}
