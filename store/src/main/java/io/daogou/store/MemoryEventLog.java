package io.daogou.store;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Events in memory. An event's offset is its place in the list, counted from 1. */
final class MemoryEventLog implements EventLog {
    private final List<Event> events = new ArrayList<>();
    private final Map<String, Event> byId = new HashMap<>();

    @Override
    public synchronized List<AppendOutcome> append(List<Event> batch) {
        List<AppendOutcome> outcomes = new ArrayList<>(batch.size());
        for (Event event : List.copyOf(batch)) {
            outcomes.add(append(event));
        }
        return List.copyOf(outcomes);
    }

    private AppendOutcome append(Event event) {
        Event stored = byId.putIfAbsent(event.header().eventId(), event);
        if (stored == null) {
            events.add(event);
            return AppendOutcome.STORED;
        }
        return stored.equals(event) ? AppendOutcome.DUPLICATE : AppendOutcome.CONFLICT;
    }

    @Override
    public void read(long afterOffset, Reader reader) {
        long last = lastOffset();
        for (long offset = Math.clamp(afterOffset, 0, last) + 1; offset <= last; offset++) {
            if (!reader.accept(offset, at(offset))) {
                return;
            }
        }
    }

    private synchronized Event at(long offset) {
        return events.get((int) offset - 1);
    }

    @Override
    public synchronized long lastOffset() {
        return events.size();
    }

    @Override
    public long size() {
        return lastOffset();
    }
}
