package io.daogou.server.json;

import io.daogou.domain.check.InvalidInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads an object field by field, in whatever order they come; a field that is null is one that is not there. */
final class Fields {
    /** Takes the field that the parser stands on, or refuses it. */
    @FunctionalInterface
    interface Taker {
        void take(String name, JsonParser parser);
    }

    private Fields() {}

    /** Reads a body that is one object. */
    static void readBody(byte[] body, String what, Taker taker) {
        try (JsonParser parser = Json.parser(body, 0, body.length)) {
            parser.nextToken();
            read(parser, what, taker);
            if (parser.nextToken() != null) {
                throw new MalformedJson("this is not one JSON object: more follows after its end");
            }
        } catch (JacksonException malformed) {
            throw MalformedJson.of(malformed);
        } catch (InvalidInput refused) {
            throw InvalidField.of(refused);
        }
    }

    /** Reads the object that the parser stands on. */
    static void read(JsonParser parser, String field, Taker taker) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw Json.wrongType(parser, field, "is not an object", "give an object, see /docs");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                taker.take(name, parser);
            }
        }
    }

    static List<String> texts(JsonParser parser, String field) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw Json.wrongType(parser, field, "is not an array", "give an array of texts");
        }
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            texts.add(Json.text(parser, field + "[" + texts.size() + "]"));
        }
        return texts;
    }

    static boolean truth(JsonParser parser, String field) {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw Json.wrongType(parser, field, "is not true or false", "give true or false without quotes");
        };
    }

    static Instant time(JsonParser parser, String field) {
        String text = Json.text(parser, field);
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            throw new InvalidInput(field, "is no time", text, "give one with its zone such as 2026-05-04T09:15:00Z");
        }
    }

    /** The name of the path; one that the body gives must be the same. */
    static String same(String field, String known, String given) {
        if (!known.equals(given)) {
            throw new InvalidInput(field, "is not that of the path", given, "leave it out, or give " + known);
        }
        return known;
    }
}
