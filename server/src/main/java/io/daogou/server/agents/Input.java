package io.daogou.server.agents;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import io.daogou.server.json.NearestName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One object of a request, read field by field. A field nobody knows, a wrong type and a value out of range are refused in a
 * sentence that an agent can act on. {@code null} is as good as a field left out: many agents send it for what they do not use.
 */
final class Input {
    private static final int LONGEST_TEXT = 2_000;

    private final String path;
    private final JsonNode node;

    private Input(String path, JsonNode node) {
        this.path = path;
        this.node = node;
    }

    /**
     * @param path where the object stands; empty for the whole body
     * @param known the fields it may have
     */
    static Input of(String path, @Nullable JsonNode node, String... known) {
        if (node == null || !node.isObject()) {
            throw new InvalidInput(
                    path.isEmpty() ? "the body" : path,
                    "is not an object",
                    shown(node),
                    "give {" + sample(known) + "}");
        }
        Input input = new Input(path, node);
        for (String name : node.propertyNames()) {
            if (known.length > 0 && !List.of(known).contains(name)) {
                throw new InvalidInput(
                        input.place(name),
                        "is not known",
                        name,
                        "the nearest is " + NearestName.of(name, List.of(known)) + "; put it right or leave it out");
            }
        }
        return input;
    }

    /** An object inside this one; none if it is left out. */
    @Nullable
    Input object(String name, String... known) {
        JsonNode value = value(name);
        return value == null ? null : of(place(name), value, known);
    }

    @Nullable
    String text(String name) {
        JsonNode value = value(name);
        return value == null ? null : text(place(name), value);
    }

    String requiredText(String name) {
        String text = text(name);
        if (text == null || text.isBlank()) {
            throw missing(name, "a text");
        }
        return text;
    }

    /** A list of texts, without those that come again. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : array(name)) {
            String text = text(place(name) + "[" + texts.size() + "]", each);
            if (!texts.contains(text)) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** Identifiers, each once; more than allowed are refused as the protocol wants it. */
    List<String> ids(String name, int least, int most) {
        List<String> ids = texts(name);
        if (ids.size() > most) {
            throw new RequestTooLarge(new InvalidInput(
                    place(name), "are too many (request_too_large)", ids.size(), "give at most " + most));
        }
        if (ids.size() < least) {
            throw new InvalidInput(
                    place(name), "are too few", ids.size(), "give " + least + " to " + most + " different ones");
        }
        for (int i = 0; i < ids.size(); i++) {
            var _ = Check.id(place(name) + "[" + i + "]", ids.get(i));
        }
        return ids;
    }

    List<Input> objects(String name, String... known) {
        List<Input> objects = new ArrayList<>();
        for (JsonNode each : array(name)) {
            objects.add(of(place(name) + "[" + objects.size() + "]", each, known));
        }
        return objects;
    }

    /** A whole number from a bound up to another, or the other value if it is left out. */
    int number(String name, int least, int most, int otherwise) {
        Long number = amount(name);
        if (number == null) {
            return otherwise;
        }
        if (number < least || number > most) {
            throw new InvalidInput(
                    place(name), "is out of range", number, "give a whole number from " + least + " to " + most);
        }
        return number.intValue();
    }

    /** A whole number that is not negative; none if it is left out. */
    @Nullable
    Long amount(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw new InvalidInput(
                    place(name), "is not a whole number", shown(value), "give 0 or more, without a point");
        }
        return value.longValue();
    }

    /** A field's place, for a refusal. */
    String place(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    InvalidInput missing(String name, String wanted) {
        return new InvalidInput(place(name), "is missing", shown(null), "give " + wanted);
    }

    private @Nullable JsonNode value(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private JsonNode array(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return AgentJson.array();
        }
        if (!value.isArray()) {
            throw new InvalidInput(place(name), "is not a list", shown(value), "give a list, even of one");
        }
        return value;
    }

    private static String text(String place, JsonNode value) {
        if (!value.isString()) {
            throw new InvalidInput(place, "is not a text", shown(value), "give a text in quotes");
        }
        String text = value.stringValue();
        if (text.length() > LONGEST_TEXT) {
            throw new InvalidInput(place, "is too long", text, "give at most " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    /** A value as it stands; what is large by its kind alone. */
    private static Object shown(@Nullable JsonNode value) {
        if (value == null) {
            return new Plain("nothing");
        }
        if (value.isString()) {
            return value.stringValue();
        }
        return new Plain(value.isContainer() ? (value.isArray() ? "a list" : "an object") : value.asString());
    }

    /** Prints without quotes. */
    private record Plain(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    private static String sample(String... known) {
        return known.length == 0 ? "" : "\"" + String.join("\": …, \"", known) + "\": …";
    }
}
