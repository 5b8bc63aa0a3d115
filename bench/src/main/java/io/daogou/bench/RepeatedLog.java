package io.daogou.bench;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventLog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A long log that takes no room: some events again and again, each time by other shoppers on other devices. Offsets are as dense as
 * in a log that was kept. It cannot be written.
 */
final class RepeatedLog implements EventLog {
    private final List<Event> events;
    private final long length;

    RepeatedLog(List<Event> events, long length) {
        this.events = List.copyOf(events);
        this.length = length;
    }

    @Override
    public List<AppendOutcome> append(List<Event> more) {
        throw new UnsupportedOperationException("this log is made up");
    }

    @Override
    public void read(long afterOffset, Reader reader) {
        int round = events.size();
        for (long offset = afterOffset + 1; offset <= length; offset++) {
            long before = offset - 1;
            if (!reader.accept(offset, ofRound(events.get((int) (before % round)), before / round))) {
                return;
            }
        }
    }

    private static Event ofRound(Event event, long round) {
        EventHeader known = event.header();
        String ending = "-" + round;
        EventHeader header = new EventHeader(
                known.eventId() + ending,
                known.time(),
                known.deviceId() + ending,
                longer(known.shopperId(), ending),
                longer(known.sessionId(), ending),
                known.platform(),
                longer(known.recommendationId(), ending));
        return switch (event) {
            case Event.ItemAction action -> new Event.ItemAction(header, action.type(), action.items(), action.value());
            case Event.Impression shown -> new Event.Impression(header, shown.items(), shown.placement());
            case Event.Order order ->
                new Event.Order(
                        header, order.type(), order.items(), order.value(), longer(order.transactionId(), ending));
            case Event.Search search -> new Event.Search(header, search.query());
            case Event.Login _ -> new Event.Login(header);
            case Event.Media media ->
                new Event.Media(header, media.type(), media.items(), media.seconds(), media.percent());
        };
    }

    private static @Nullable String longer(@Nullable String text, String ending) {
        return text == null ? null : text + ending;
    }

    @Override
    public long lastOffset() {
        return length;
    }

    @Override
    public long size() {
        return length;
    }
}
