package io.daogou.engine.today;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventLog;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.EventUse;
import io.daogou.domain.item.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The last hour and day in figures. Nothing is done for it while nobody looks: whoever asks has it read what the log has since
 * it was asked last, in every process that shares the log.
 *
 * <p><b>Threads:</b> any number; they take turns. <b>Failure:</b> what the log throws. <b>Cost:</b> reads at most the latest
 * {@value #MOST_READ} events at once, so figures of a shop that has more in a day say since when they are. <b>People:</b>
 * {@link #forget} must follow every erasure and every expiry.
 */
public final class Today {
    static final long DAY_MILLIS = 86_400_000;
    private static final long MINUTE_MILLIS = 60_000;
    private static final int MINUTES_SHOWN = 60;
    private static final int MINUTES_KEPT = 24 * 60;
    private static final long NOW_MILLIS = 5 * MINUTE_MILLIS;
    private static final int MOST_READ = 100_000;
    private static final int MOST_LATEST = 30;

    private final EventLog events;
    private final Clock clock;
    private final TreeMap<Long, Counted> minutes = new TreeMap<>();
    /** The latest time in milliseconds, by a hash of the device. */
    private final Map<Integer, Long> devices = new HashMap<>();

    private final Shelves shelves = new Shelves();
    private final Deque<LatestEvent> latest = new ArrayDeque<>();
    /** Up to where the log is read; -1 before the first time. */
    private long offset = -1;

    private @Nullable Instant since;

    /** One minute while it is counted. */
    private static final class Counted {
        final Map<EventType, Integer> counts = new EnumMap<>(EventType.class);
        final Map<String, Sales> sales = new HashMap<>();
        int orders;
    }

    public Today(EventLog events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** How it is now. */
    public synchronized TodayFigures figures() {
        catchUp();
        Instant now = clock.instant();
        long minute = now.toEpochMilli() / MINUTE_MILLIS;
        minutes.headMap(minute - MINUTES_KEPT, true).clear();
        devices.values().removeIf(time -> time <= now.toEpochMilli() - MINUTES_SHOWN * MINUTE_MILLIS);
        List<Minute> shown = new ArrayList<>(MINUTES_SHOWN);
        for (long at = minute - MINUTES_SHOWN + 1; at <= minute; at++) {
            Counted counted = minutes.get(at);
            shown.add(
                    new Minute(Instant.ofEpochMilli(at * MINUTE_MILLIS), counted == null ? Map.of() : counted.counts));
        }
        Map<String, Sales> sales = new HashMap<>();
        minutes.values().forEach(one -> one.sales.forEach((key, some) -> sales.merge(key, some, Sales::plus)));
        return new TodayFigures(
                now,
                since,
                shown,
                devices.size(),
                (int) devices.values().stream()
                        .filter(time -> time > now.toEpochMilli() - NOW_MILLIS)
                        .count(),
                minutes.values().stream()
                        .flatMap(one -> one.counts.values().stream())
                        .mapToLong(Integer::longValue)
                        .sum(),
                minutes.values().stream().mapToInt(one -> one.orders).sum(),
                sales.values().stream()
                        .sorted(Comparator.comparingInt(Sales::orders)
                                .reversed()
                                .thenComparing(Sales::currency))
                        .toList(),
                List.copyOf(latest));
    }

    /** The offset of the latest event of the log, by which a caller sees whether figures changed. */
    public long lastOffset() {
        return events.lastOffset();
    }

    /** Begins again with what the log has now. */
    public synchronized void forget() {
        minutes.clear();
        devices.clear();
        shelves.forget();
        latest.clear();
        offset = -1;
    }

    private void catchUp() {
        long last = events.lastOffset();
        long from = Math.max(0, last - MOST_READ);
        if (offset < from) {
            forget();
            offset = from;
            since = null;
        }
        boolean isCut = from > 0 && offset == from;
        events.read(offset, (at, event) -> {
            if (isCut && since == null) {
                since = event.header().time();
            }
            count(at, event);
            offset = at;
            return true;
        });
        if (since != null && since.isBefore(clock.instant().minusMillis(DAY_MILLIS))) {
            since = null;
        }
    }

    private void count(long at, Event event) {
        if (event.header().use() == EventUse.BOT) {
            return;
        }
        latest.addFirst(LatestEvent.of(at, event));
        if (latest.size() > MOST_LATEST) {
            latest.removeLast();
        }
        shelves.note(event);
        long now = clock.millis();
        // A clock may be ahead of ours by some minutes.
        long time = Math.min(event.header().time().toEpochMilli(), now);
        if (time <= now - DAY_MILLIS) {
            return;
        }
        devices.merge(event.header().deviceId().hashCode(), time, Math::max);
        Counted minute = minutes.computeIfAbsent(time / MINUTE_MILLIS, key -> new Counted());
        minute.counts.merge(event.type(), 1, Integer::sum);
        if (event instanceof Event.Order order && order.type() == EventType.PURCHASE) {
            minute.orders++;
            Money value = order.value();
            if (value != null) {
                Sales sales = new Sales(
                        value.currency().getCurrencyCode(),
                        value.amount(),
                        shelves.amount(order).min(value.amount()),
                        1);
                minute.sales.merge(sales.currency(), sales, Sales::plus);
            }
        }
    }
}
