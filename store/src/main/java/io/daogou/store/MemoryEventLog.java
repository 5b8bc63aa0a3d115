package io.daogou.store;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventLog;
import io.daogou.domain.shopper.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Events in memory. An event's offset is its place in the list, counted from 1; an erased one leaves its place empty. */
final class MemoryEventLog implements EventLog {
    private final List<@Nullable Event> events = new ArrayList<>();
    private final Map<String, Event> byId = new HashMap<>();
    private Predicate<Event> refused = event -> false;

    /** Takes no event any more whose subject was erased since. */
    synchronized void refuse(Predicate<Event> erased) {
        refused = erased;
    }

    @Override
    public synchronized List<AppendOutcome> append(List<Event> batch) {
        List<AppendOutcome> outcomes = new ArrayList<>(batch.size());
        for (Event event : List.copyOf(batch)) {
            outcomes.add(append(event));
        }
        return List.copyOf(outcomes);
    }

    private AppendOutcome append(Event event) {
        if (refused.test(event)) {
            return AppendOutcome.ERASED;
        }
        Event stored = byId.putIfAbsent(event.header().eventId(), event);
        if (stored == null) {
            events.add(event);
            return AppendOutcome.STORED;
        }
        return stored.isSentAs(event) ? AppendOutcome.DUPLICATE : AppendOutcome.CONFLICT;
    }

    @Override
    public void read(long afterOffset, Reader reader) {
        long last = lastOffset();
        for (long offset = Math.clamp(afterOffset, 0, last) + 1; offset <= last; offset++) {
            Event event = at(offset);
            if (event != null && !reader.accept(offset, event)) {
                return;
            }
        }
    }

    @Override
    public void readOf(Subject subject, Reader reader) {
        read(0, (offset, event) -> !event.header().subject().equals(subject) || reader.accept(offset, event));
    }

    private synchronized @Nullable Event at(long offset) {
        return events.get((int) offset - 1);
    }

    @Override
    public synchronized long lastOffset() {
        return events.size();
    }

    @Override
    public synchronized long size() {
        return byId.size();
    }

    /** Removes events for good; returns how many. */
    synchronized int remove(Predicate<Event> unwanted) {
        int before = byId.size();
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            if (event != null && unwanted.test(event)) {
                byId.remove(event.header().eventId());
                events.set(i, null);
            }
        }
        return before - byId.size();
    }
}
