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
            Pattern.compile("bot\\b|crawler|spider|slurp|lighthouse|scrapy", Pattern.CASE_INSENSITIVE);

    private record Minute(String deviceId, long minute) {}

    private final Map<Minute, Integer> counts = new HashMap<>();
    private final Map<String, Long> fastUntil = new HashMap<>();

    /** Whether a sender says itself that it is a program. */
    boolean isDeclared(@Nullable String agent) {
        return agent != null && DECLARED.matcher(agent).find();
    }

    /** Counts an event; returns whether its device does more than a person could. */
    synchronized boolean isFast(Event event) {
        String deviceId = event.header().deviceId();
        long time = event.header().time().toEpochMilli();
        if (event.items().isEmpty() || isShown(event)) {
            return isFastAt(deviceId, time);
        }
        if (counts.size() + fastUntil.size() >= MOST) {
            counts.clear();
            fastUntil.clear();
        }
        int count = counts.merge(new Minute(deviceId, time / MINUTE_MILLIS), 1, Integer::sum);
        if (count > MOST_A_MINUTE) {
            fastUntil.put(deviceId, (time / HOUR_MILLIS + 2) * HOUR_MILLIS);
        }
        return isFastAt(deviceId, time);
    }

    private boolean isFastAt(String deviceId, long time) {
        Long until = fastUntil.get(deviceId);
        return until != null && time < until;
    }

    /** Shelves are shown by the page, many at once. */
    private static boolean isShown(Event event) {
        return event instanceof Event.Impression;
    }
}
