package io.daogou.engine.today;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Platform;
import io.daogou.domain.item.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that was just done, without who did it.
 *
 * @param sequence its offset in the log
 * @param itemIds the first few
 * @param items how many there were
 * @param value none where nobody told one
 * @param fromShelf whether an answer of ours led to it
 */
public record LatestEvent(
        long sequence,
        Instant time,
        EventType type,
        Platform platform,
        List<String> itemIds,
        int items,
        @Nullable Money value,
        boolean fromShelf) {
    private static final int MOST_ITEMS = 4;

    public LatestEvent {
        itemIds = List.copyOf(itemIds);
    }

    static LatestEvent of(long offset, Event event) {
        Money value = switch (event) {
            case Event.Order order -> order.value();
            case Event.ItemAction action -> action.value();
            case Event.Impression _, Event.Search _, Event.Login _, Event.Media _ -> null;
        };
        return new LatestEvent(
                offset,
                event.header().time(),
                event.type(),
                event.header().platform(),
                event.items().stream().limit(MOST_ITEMS).map(EventItem::itemId).toList(),
                event.items().size(),
                value,
                event.header().recommendationId() != null);
    }
}
