package io.daogou.insight.mirror;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventLog;
import io.daogou.domain.item.Catalog;
import io.daogou.domain.shopper.Shoppers;
import java.time.Clock;
import java.util.function.Predicate;

/**
 * The truth that is mirrored.
 *
 * @param mayAnalyse which events may be taken over: those with consent. It is asked once an event; when it changes its mind about
 *     the past, the columns must be written anew
 */
public record Sources(EventLog log, Catalog catalog, Shoppers shoppers, Predicate<Event> mayAnalyse, Clock clock) {
    /** A truth of which everything may be analysed. */
    public static Sources of(EventLog log, Catalog catalog, Shoppers shoppers) {
        return new Sources(log, catalog, shoppers, event -> true, Clock.systemUTC());
    }
}
