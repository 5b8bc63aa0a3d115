package io.daogou.engine.today;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the shop does at a moment.
 *
 * @param since from when on everything is counted; none where that is longer ago than a day
 * @param minutes the last hour, the oldest first
 * @param activeDevices that did something in the last hour
 * @param activeNow in the last five minutes
 * @param events in the last 24 hours; orders and sales likewise
 * @param sales by currency, that of most orders first
 * @param latest newest first
 */
public record TodayFigures(
        Instant time,
        @Nullable Instant since,
        List<Minute> minutes,
        int activeDevices,
        int activeNow,
        long events,
        int orders,
        List<Sales> sales,
        List<LatestEvent> latest) {
    public TodayFigures {
        minutes = List.copyOf(minutes);
        sales = List.copyOf(sales);
        latest = List.copyOf(latest);
    }
}
