package io.daogou.engine.people;

import io.daogou.domain.event.Event;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells programs from people: by what they call themselves, and by doing more in a minute than hands can.
 *
 * <p>What is counted is by the clock of the sender, so that a phone that was offline may send an hour at once. Whoever was too
 * fast stays a bot for the rest of this and all of the next hour. <b>Memory:</b> a number for each device and minute of at most {@value #MOST}, then everything is
 * forgotten. <b>Threads:</b> any number, one at a time.
 */
public final class Bots {
    /** What a person can do in a minute, with room to spare: more than one a second, for a whole minute. */
    static final int MOST_A_MINUTE = 100;

    private static final int MOST = 200_000;
    private static final long MINUTE_MILLIS = 60_000;
    private static final long HOUR_MILLIS = 60 * MINUTE_MILLIS;

    private static final Pattern DECLARED =
            Pattern.compile("(?<!cu)bot\\b|crawler|spider|slurp|lighthouse|scrapy", Pattern.CASE_INSENSITIVE);

    private record Minute(String deviceId, long minute) {
        static Minute of(Event event) {
            return new Minute(event.header().deviceId(), millis(event) / MINUTE_MILLIS);
        }
    }

    private final Map<Minute, Integer> counts = new HashMap<>();
    private final Map<String, Long> fastUntil = new HashMap<>();

    /** Whether a sender says itself that it is a program. */
    boolean isDeclared(@Nullable String agent) {
        return agent != null && DECLARED.matcher(agent).find();
    }

    /**
     * Counts an event that comes; returns whether its device does more than a person could. What becomes of it must be told with
     * {@link #settle}.
     */
    synchronized boolean isFast(Event event) {
        String deviceId = event.header().deviceId();
        if (!isCounted(event)) {
            return isFastAt(deviceId, millis(event));
        }
        if (counts.size() + fastUntil.size() >= MOST) {
            counts.clear();
            fastUntil.clear();
        }
        int count = counts.merge(Minute.of(event), 1, Integer::sum);
        return count > MOST_A_MINUTE || isFastAt(deviceId, millis(event));
    }

    /** An event that was counted is stored now, or it was not: a retry, or refused. */
    synchronized void settle(Event event, boolean stored) {
        if (!isCounted(event)) {
            return;
        }
        Minute minute = Minute.of(event);
        if (!stored) {
            counts.computeIfPresent(minute, (key, count) -> count > 1 ? count - 1 : null);
        } else if (counts.getOrDefault(minute, 0) > MOST_A_MINUTE) {
            fastUntil.put(minute.deviceId, (millis(event) / HOUR_MILLIS + 2) * HOUR_MILLIS);
        }
    }

    /** Shelves are shown by the page, many at once; what has no items costs a person no time either. */
    private static boolean isCounted(Event event) {
        return !event.items().isEmpty() && !(event instanceof Event.Impression);
    }

    private static long millis(Event event) {
        return event.header().time().toEpochMilli();
    }

    private boolean isFastAt(String deviceId, long time) {
        Long until = fastUntil.get(deviceId);
        return until != null && time < until;
    }
}
