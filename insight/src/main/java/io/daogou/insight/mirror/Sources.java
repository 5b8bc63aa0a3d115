package io.daogou.insight.mirror;

import io.daogou.domain.event.EventLog;
import io.daogou.domain.item.Catalog;
import io.daogou.domain.shopper.People;
import java.time.Clock;

/** The truth that is mirrored. What bots did is left out; what people refuse to be counted is, from the next question on. */
public record Sources(EventLog log, Catalog catalog, People people, Clock clock) {
    /** The truth by the clock of the system. */
    public static Sources of(EventLog log, Catalog catalog, People people) {
        return new Sources(log, catalog, people, Clock.systemUTC());
    }
}
