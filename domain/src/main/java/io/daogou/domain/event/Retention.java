package io.daogou.domain.event;

import io.daogou.domain.check.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long a shop keeps what people did, by the time that events say of themselves. 0 days stand for as long as nobody is
 * erased.
 *
 * @param days how long an event is kept, where its type has no days of its own
 * @param daysOf the same of single types, those that differ
 * @param silentDeviceDays after so many days without an event or a choice, a device is forgotten: its links, resets, choices
 *     and what was done on it in nobody's name
 * @param keepsChoices whether choices of a forgotten device stay: a refusal must not be forgotten where nobody asks again
 */
public record Retention(int days, Map<EventType, Integer> daysOf, int silentDeviceDays, boolean keepsChoices) {
    /** A hundred years. */
    public static final int MOST_DAYS = 36_525;

    /** Everything is kept. */
    public static final Retention UNLIMITED = new Retention(0, Map.of(), 0, false);

    private static final Instant NEVER = Check.EARLIEST;

    public Retention {
        Check.range("days", days, 0, MOST_DAYS);
        int standard = days;
        daysOf.forEach((type, kept) -> Check.range(type.wireName(), kept, 0, MOST_DAYS));
        Check.range("silentDeviceDays", silentDeviceDays, 0, MOST_DAYS);
        Map<EventType, Integer> own = new EnumMap<>(EventType.class);
        own.putAll(daysOf);
        own.values().removeIf(kept -> kept == standard);
        daysOf = Map.copyOf(own);
    }

    /** Whether events of any type expire. */
    public boolean limitsEvents() {
        return days > 0 || daysOf.values().stream().anyMatch(kept -> kept > 0);
    }

    /** For how many days events of a type are kept; 0 for as long as nobody is erased. */
    public int daysOf(EventType type) {
        return daysOf.getOrDefault(type, days);
    }

    /** Before which moment an event of a type is expired. */
    public Instant eventsSince(EventType type, Instant now) {
        return since(daysOf(type), now);
    }

    /** Before which moment the last sign of a device makes it silent. */
    public Instant devicesSince(Instant now) {
        return since(silentDeviceDays, now);
    }

    public boolean isExpired(EventType type, Instant time, Instant now) {
        return time.isBefore(eventsSince(type, now));
    }

    private static Instant since(int days, Instant now) {
        return days == 0 ? NEVER : now.minus(Duration.ofDays(days));
    }
}
