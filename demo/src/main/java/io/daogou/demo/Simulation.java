package io.daogou.demo;

import io.daogou.domain.event.Event;
import java.util.Iterator;
import java.util.List;

/**
 * What simulated shoppers did, and why.
 *
 * @param events in the order of their time
 * @param truth what was planted, which a learner does not see
 */
public record Simulation(List<Event> events, Truth truth) implements Iterable<Event> {
    public Simulation {
        events = List.copyOf(events);
    }

    @Override
    public Iterator<Event> iterator() {
        return events.iterator();
    }
}
