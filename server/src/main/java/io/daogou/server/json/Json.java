package io.daogou.server.json;

import io.daogou.domain.check.InvalidInput;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Opens JSON texts with limits on everything, and reads single values with refusals a person can act on. */
final class Json {
    static final int DEEPEST = 32;
    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_NUMBER = 40;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(2_000)
                    .build())
            .build();

    private Json() {}

    /** A parser over a text that must be UTF-8 from its first byte to its last. */
    static JsonParser parser(byte[] text, int offset, int length) {
        checkUtf8(text, offset, length);
        return FACTORY.createParser(ObjectReadContext.empty(), text, offset, length);
    }

    /** Moves on to the end of whatever was begun below {@code depth}. */
    static void leave(JsonParser parser, int depth) {
        while (depth(parser) > depth) {
            if (parser.nextToken() == null) {
                throw new MalformedJson("this is not JSON: it ends too early");
            }
        }
    }

    static int depth(JsonParser parser) {
        return parser.streamReadContext().getNestingDepth();
    }

    static String text(JsonParser parser, String field) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw wrongType(parser, field, "is not a text", "give a text in quotes");
        }
        String text = parser.getString();
        checkSurrogates(field, text);
        return text;
    }

    static BigDecimal decimal(JsonParser parser, String field) {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw wrongType(parser, field, "is not a number", "give a number without quotes");
        }
        return parser.getDecimalValue();
    }

    static long wholeNumber(JsonParser parser, String field) {
        BigDecimal number = decimal(parser, field);
        try {
            // The scale first: longValueExact would write out 1e999999999.
            if (Math.abs((long) number.scale()) <= LONGEST_NUMBER) {
                return number.longValueExact();
            }
        } catch (ArithmeticException fraction) {
            // Told below.
        }
        throw InvalidField.at(
                field, new InvalidInput(field, "is not a whole number", number, "give one without a point"));
    }

    static int smallNumber(JsonParser parser, String field) {
        long number = wholeNumber(parser, field);
        if (number != (int) number) {
            throw InvalidField.at(field, new InvalidInput(field, "is out of range", number, "give a smaller number"));
        }
        return (int) number;
    }

    static InvalidField wrongType(JsonParser parser, String field, String problem, String allowed) {
        return InvalidField.at(field, new InvalidInput(field, problem, shown(parser), allowed));
    }

    static InvalidField unknownField(String field, String name, Collection<String> known) {
        return InvalidField.at(
                field,
                new InvalidInput(
                        field,
                        "has an unknown field",
                        name,
                        "the nearest is " + NearestName.of(name, known) + "; put it right or leave it out"));
    }

    /** The value as it stands, without reading on. */
    private static Object shown(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> new Shown("an object");
            case START_ARRAY -> new Shown("an array");
            case VALUE_STRING -> parser.getString();
            default -> new Shown(parser.getString());
        };
    }

    /** Prints without quotes. */
    private record Shown(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    static void checkSurrogates(String field, String text) {
        int i = 0;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            // A pair comes as one code point above them; a surrogate that comes alone has lost its half.
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                String shown = String.format("\\u%04x", codePoint);
                throw InvalidField.at(
                        field, new InvalidInput(field, "has half a character", shown, "send both halves"));
            }
            i += Character.charCount(codePoint);
        }
    }

    private static void checkUtf8(byte[] text, int offset, int length) {
        int ascii = offset;
        while (ascii < offset + length && text[ascii] >= 0) {
            ascii++;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(text, ascii, offset + length - ascii);
        CharBuffer out = CharBuffer.allocate(Math.min(8_192, Math.max(16, in.remaining())));
        CoderResult result = decoder.decode(in, out, true);
        while (result.isOverflow()) {
            out.clear();
            result = decoder.decode(in, out, true);
        }
        if (result.isError()) {
            throw new MalformedJson(
                    "the text is not UTF-8 at byte " + (in.position() - offset) + "; encode it as UTF-8");
        }
    }
}
