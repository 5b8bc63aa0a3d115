package io.daogou.server.http;

import io.daogou.domain.check.InvalidInput;
import io.daogou.server.json.NearestName;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The parameters of a query string. One that nobody knows is refused, as is one given twice where one is meant. */
final class Query {
    private static final int LONGEST_NUMBER = 40;
    private static final char REPLACEMENT = '\ufffd';

    private final List<String> names = new ArrayList<>(8);
    private final List<String> values = new ArrayList<>(8);

    private Query() {}

    /** Reads {@code a=1&b=2}; none is empty. */
    static Query of(@Nullable String text, List<String> known) {
        Query query = new Query();
        int begin = 0;
        while (text != null && begin < text.length()) {
            int end = text.indexOf('&', begin);
            end = end < 0 ? text.length() : end;
            if (end > begin) {
                query.add(text, begin, end, known);
            }
            begin = end + 1;
        }
        return query;
    }

    private void add(String text, int begin, int end, List<String> known) {
        int equals = text.indexOf('=', begin);
        boolean bare = equals < 0 || equals >= end;
        String name = decode(text.substring(begin, bare ? end : equals));
        if (!known.contains(name)) {
            throw new InvalidInput(
                    "query",
                    "has an unknown parameter",
                    name,
                    known.isEmpty() ? "leave it out" : "the nearest is " + NearestName.of(name, known));
        }
        names.add(name);
        values.add(bare ? "" : decode(text.substring(equals + 1, end)));
    }

    private static String decode(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            // The decoder puts this in place of bytes that are not UTF-8; else two identifiers could become one.
            if (decoded.indexOf(REPLACEMENT) < 0
                    || text.toUpperCase(Locale.ROOT).contains("%EF%BF%BD")) {
                return decoded;
            }
        } catch (IllegalArgumentException malformed) {
            // Told below.
        }
        throw new InvalidInput("query", "is not encoded right", text, "write % as %25, and UTF-8 bytes as %E4…");
    }

    List<String> texts(String name) {
        List<String> found = List.of();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals(name)) {
                found = found.isEmpty() ? new ArrayList<>() : found;
                found.add(values.get(i));
            }
        }
        return found;
    }

    @Nullable
    String text(String name) {
        @Nullable String found = null;
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals(name)) {
                if (found != null) {
                    throw new InvalidInput(name, "is there twice", values.get(i), "give it once");
                }
                found = values.get(i);
            }
        }
        return found;
    }

    String text(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    int wholeNumber(String name, int otherwise) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException malformed) {
            throw new InvalidInput(name, "is not a whole number", text, "give one such as " + otherwise);
        }
    }

    @Nullable
    BigDecimal decimal(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            if (text.length() <= LONGEST_NUMBER) {
                BigDecimal number = new BigDecimal(text);
                if (Math.abs((long) number.scale()) <= LONGEST_NUMBER) {
                    return number;
                }
            }
        } catch (NumberFormatException malformed) {
            // Told below.
        }
        throw new InvalidInput(name, "is not a price", text, "give a number such as 19.90");
    }

    @Nullable
    Boolean truth(String name) {
        String text = text(name);
        return switch (text) {
            case null -> null;
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidInput(name, "is neither true nor false", text, "give true or false");
        };
    }
}
