package io.daogou.domain.check;

import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The checks that records of the domain make when they are built; each returns its argument or refuses it. */
public final class Check {
    /** The longest identifier, in UTF-16 units: as long as Google Analytics and Merchant allow, and room to spare. */
    public static final int LONGEST_ID = 128;

    private static final String TIME_ADVICE = "give an ISO 8601 time, or milliseconds since 1970, of when it happened";

    /** Nobody shopped on the web before: an earlier time is a broken clock or a wrong unit. */
    public static final Instant EARLIEST = Instant.parse("1995-01-01T00:00:00Z");

    /** The last moment with a year of four digits; a later time is a wrong unit. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Check() {}

    /** A moment from {@link #EARLIEST} to {@link #LATEST}. */
    public static Instant time(String field, Instant value) {
        if (value.isBefore(EARLIEST)) {
            throw new InvalidInput(field, "is before " + EARLIEST, value, TIME_ADVICE);
        }
        if (value.isAfter(LATEST)) {
            throw new InvalidInput(field, "is after " + LATEST, value, TIME_ADVICE);
        }
        return value;
    }

    /** An identifier: not blank, at most {@value #LONGEST_ID} characters, no control characters, no blanks at its ends. */
    public static String id(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidInput(field, "is missing", String.valueOf(value), "give a text of 1 to 128 characters");
        }
        if (value.length() > LONGEST_ID) {
            throw new InvalidInput(field, "is too long", value, "give at most " + LONGEST_ID + " characters");
        }
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                throw new InvalidInput(
                        field, "has a control character", printable(value), "leave tabs, line ends and the like out");
            }
        }
        if (Character.isWhitespace(value.charAt(0)) || Character.isWhitespace(value.charAt(value.length() - 1))) {
            throw new InvalidInput(field, "begins or ends with a blank", value, "trim it");
        }
        return wellFormed(field, value);
    }

    /** An identifier, or nothing. */
    public static @Nullable String optionalId(String field, @Nullable String value) {
        return value == null ? null : id(field, value);
    }

    /** A text of at most {@code longest} characters that is not blank. */
    public static String text(String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            throw new InvalidInput(
                    field, "is missing", String.valueOf(value), "give a text of 1 to " + longest + " characters");
        }
        if (value.length() > longest) {
            throw new InvalidInput(field, "is too long", value, "give at most " + longest + " characters");
        }
        return wellFormed(field, value);
    }

    /** A text of at most {@code longest} characters, or nothing; a blank text is nothing. */
    public static @Nullable String optionalText(String field, @Nullable String value, int longest) {
        return value == null || value.isBlank() ? null : text(field, value, longest);
    }

    /** A whole number between two bounds, both allowed. */
    public static int range(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidInput(
                    field, "is out of range", value, "give a whole number from " + least + " to " + most);
        }
        return value;
    }

    /** A constant by its wire name; the refusal lists every allowed name. */
    public static <T extends Enum<T>> T named(
            String field, @Nullable String name, T[] all, Function<T, String> wireName) {
        for (T one : all) {
            if (wireName.apply(one).equals(name)) {
                return one;
            }
        }
        String allowed = Stream.of(all).map(wireName).collect(Collectors.joining(", "));
        String problem = name == null ? "is missing" : "is not known";
        throw new InvalidInput(field, problem, String.valueOf(name), "use one of " + allowed);
    }

    /** The wire name of a constant whose wire name is its own in lower case. */
    public static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Half a surrogate pair has no UTF-8 form: two texts could become one, and none would come back as it was. */
    private static String wellFormed(String field, String value) {
        int at = 0;
        while (at < value.length()) {
            int codePoint = value.codePointAt(at);
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                throw new InvalidInput(
                        field, "has half a character", printable(value), "give both surrogates, or neither");
            }
            at += Character.charCount(codePoint);
        }
        return value;
    }

    private static String printable(String value) {
        return value.chars()
                .mapToObj(c -> Character.isISOControl(c) || Character.isSurrogate((char) c)
                        ? String.format("\\u%04x", c)
                        : String.valueOf((char) c))
                .collect(Collectors.joining());
    }
}
