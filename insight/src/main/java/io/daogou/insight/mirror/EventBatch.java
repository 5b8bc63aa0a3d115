package io.daogou.insight.mirror;

import io.daogou.domain.event.Campaign;
import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Platform;
import io.daogou.domain.item.Money;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some events as columns on their way into the file. Texts stand for themselves once and are numbers else, so that most of what
 * crosses over to native code is a handful of arrays. Not for several threads.
 */
final class EventBatch {
    /** As DuckDB numbers the enums of {@link Schema}: in their order. */
    private static final Map<EventType, Integer> TYPES = codes(EventType.class);

    private static final Map<Platform, Integer> PLATFORMS = codes(Platform.class);

    final LongColumn offset = new LongColumn();
    final LongColumn millis = new LongColumn();
    final IntColumn type = new IntColumn();
    final IntColumn platform = new IntColumn();
    final IntColumn device = new IntColumn();
    final IntColumn shopper = new IntColumn();
    final IntColumn recommendation = new IntColumn();
    final IntColumn placement = new IntColumn();
    final IntColumn query = new IntColumn();
    final IntColumn campaign = new IntColumn();
    final IntColumn source = new IntColumn();
    final IntColumn medium = new IntColumn();
    final IntColumn transaction = new IntColumn();
    final IntColumn value = new IntColumn();
    final IntColumn currency = new IntColumn();

    /** Which of the events an item belongs to, counted from 0. */
    final IntColumn itemPlace = new IntColumn();

    final IntColumn item = new IntColumn();
    final IntColumn price = new IntColumn();
    final IntColumn quantity = new IntColumn();
    final IntColumn position = new IntColumn();
    final IntColumn model = new IntColumn();
    final IntColumn rule = new IntColumn();

    final Words devices = new Words();
    final Words shoppers = new Words();
    final Words items = new Words();
    /** Everything else but amounts. */
    final Words texts = new Words();
    /** Written out: they go as the decimals they are. */
    final Words amounts = new Words();

    private long events;
    private long lastOffset;
    private String lastEvent = "";

    private static <T extends Enum<T>> Map<T, Integer> codes(Class<T> type) {
        Map<T, Integer> codes = new EnumMap<>(type);
        for (T one : EnumSet.allOf(type)) {
            codes.put(one, codes.size());
        }
        return codes;
    }

    /** Passes an event by that may not be analysed: the batch goes on behind it. */
    void skip(long eventOffset, Event event) {
        lastOffset = eventOffset;
        lastEvent = event.header().eventId();
    }

    void add(long eventOffset, Event event) {
        skip(eventOffset, event);
        events++;
        EventHeader header = event.header();
        offset.add(eventOffset);
        millis.add(header.time().toEpochMilli());
        type.add(TYPES.getOrDefault(event.type(), Words.NONE));
        platform.add(PLATFORMS.getOrDefault(header.platform(), Words.NONE));
        device.add(devices.number(header.deviceId()));
        shopper.add(shoppers.number(header.shopperId()));
        recommendation.add(texts.number(header.recommendationId()));
        Campaign brought = header.campaign();
        campaign.add(texts.number(brought == null ? null : brought.name()));
        source.add(texts.number(brought == null ? null : brought.source()));
        medium.add(texts.number(brought == null ? null : brought.medium()));
        addShape(event);
        for (EventItem one : event.items()) {
            addItem(one);
        }
    }

    private void addShape(Event event) {
        Event.Order order = event instanceof Event.Order one ? one : null;
        placement.add(texts.number(event instanceof Event.Impression shown ? shown.placement() : null));
        query.add(texts.number(event instanceof Event.Search search ? search.query() : null));
        transaction.add(texts.number(order == null ? null : order.transactionId()));
        Money money = money(event);
        value.add(amounts.number(money == null ? null : money.amount().toPlainString()));
        currency.add(texts.number(money == null ? null : money.currency().getCurrencyCode()));
    }

    private static @Nullable Money money(Event event) {
        return switch (event) {
            case Event.ItemAction action -> action.value();
            case Event.Order order -> order.value();
            case Event.Impression _, Event.Search _, Event.Login _, Event.Media _ -> null;
        };
    }

    private void addItem(EventItem one) {
        BigDecimal asked = one.price();
        Integer place = one.position();
        itemPlace.add(type.size() - 1);
        item.add(items.number(one.itemId()));
        price.add(amounts.number(asked == null ? null : asked.toPlainString()));
        quantity.add(one.quantity());
        position.add(place == null ? Words.NONE : place);
        model.add(texts.number(one.model()));
        rule.add(texts.number(one.ruleId()));
    }

    /** How many rows it makes, which is what its memory goes by. */
    int rows() {
        return type.size() + item.size();
    }

    long events() {
        return events;
    }

    /** Where to go on after it; 0 while nothing was added or passed by. */
    long lastOffset() {
        return lastOffset;
    }

    /** The identifier of the event at {@link #lastOffset()}. */
    String lastEvent() {
        return lastEvent;
    }
}
