package io.daogou.server.insight;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.event.EventType;
import io.daogou.insight.analysis.Period;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a caller gave, read with refusals a person can act on. */
public final class Arguments {
    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,6})([smhd])");

    private final Function<String, @Nullable String> texts;

    Arguments(Function<String, @Nullable String> texts) {
        this.texts = texts;
    }

    @Nullable
    String optional(String name) {
        return texts.apply(name);
    }

    String text(String name) {
        String text = texts.apply(name);
        if (text == null || text.isBlank()) {
            throw new InvalidInput(name, "is missing", String.valueOf(text), "give it");
        }
        return text;
    }

    int wholeNumber(String name, int least, int most) {
        String text = text(name);
        try {
            return Check.range(name, Integer.parseInt(text), least, most);
        } catch (NumberFormatException malformed) {
            throw new InvalidInput(name, "is not a whole number", text, "give one from " + least + " to " + most);
        }
    }

    int limit() {
        return wholeNumber("limit", 1, 1_000);
    }

    /** From {@code from} to {@code to}, each open where it is not given. */
    Period period() {
        Instant from = optionalTime("from");
        Instant to = optionalTime("to");
        return new Period(from == null ? Period.ALWAYS.from() : from, to == null ? Period.ALWAYS.to() : to);
    }

    Instant time(String name, Instant otherwise) {
        Instant given = optionalTime(name);
        return given == null ? otherwise : given;
    }

    /** A moment, or a day, which means its beginning in UTC. */
    private @Nullable Instant optionalTime(String name) {
        String text = optional(name);
        if (text == null) {
            return null;
        }
        try {
            return text.length() <= 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException malformed) {
            throw new InvalidInput(name, "is no time", text, "give a day such as 2026-05-04, or 2026-05-04T09:15:00Z");
        }
    }

    /** A number with a unit, {@code 30m} or {@code 7d}, or an ISO 8601 duration. */
    Duration duration(String name) {
        String text = text(name);
        Matcher parts = SHORT_DURATION.matcher(text);
        try {
            if (!parts.matches()) {
                return Duration.parse(text);
            }
            return Duration.parse(parts.group(2).equals("d") ? "P" + text : "PT" + text);
        } catch (DateTimeException malformed) {
            throw new InvalidInput(name, "is no stretch of time", text, "give 45s, 30m, 12h or 7d");
        }
    }

    ZoneId zone(String name) {
        String text = text(name);
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new InvalidInput(name, "is no time zone", text, "give one such as UTC or Asia/Shanghai");
        }
    }

    EventType event(String name) {
        return Check.named(name, text(name), EventType.values(), EventType::wireName);
    }

    /** An event's name, or {@code any}. */
    @Nullable
    EventType eventOrAny(String name) {
        return text(name).equals("any") ? null : event(name);
    }

    List<EventType> events(String name) {
        return Arrays.stream(text(name).split(",", -1))
                .map(one -> Check.named(name, one.strip(), EventType.values(), EventType::wireName))
                .toList();
    }
}
