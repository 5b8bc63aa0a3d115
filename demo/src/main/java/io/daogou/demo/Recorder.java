package io.daogou.demo;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Platform;
import io.daogou.domain.item.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes down what one shopper does, on the device they hold, while time goes on. */
final class Recorder {
    private final ShopIndex shop;
    private final Persona persona;
    private final List<Event> events;
    private final Set<String> loggedIn = new HashSet<>();
    private final String phone;
    private final String computer;
    private final String number;
    private int written;
    private int sessions;
    private int orders;
    private long time;
    private String device = "";
    private String session = "";
    private Platform platform = Platform.WEB;

    Recorder(ShopIndex shop, Persona persona, List<Event> events) {
        this.shop = shop;
        this.persona = persona;
        this.events = events;
        phone = persona.device(true);
        computer = persona.device(false);
        number = "%05d-".formatted(persona.index() + 1);
    }

    void begin(long at, boolean onPhone) {
        time = at;
        device = onPhone ? phone : computer;
        platform = persona.platform(onPhone);
        session = "session-" + number + ++sessions;
    }

    long time() {
        return time;
    }

    void pass(int seconds) {
        time += seconds * 1000L;
    }

    boolean isLoggedIn() {
        return loggedIn.contains(device);
    }

    void login() {
        loggedIn.add(device);
        events.add(new Event.Login(header()));
    }

    void impression(int[] items, String placement) {
        List<EventItem> shown = new ArrayList<>(items.length);
        for (int position = 0; position < items.length; position++) {
            shown.add(shop.eventItem(items[position], position));
        }
        events.add(new Event.Impression(header(), shown, placement));
    }

    void search(String query) {
        events.add(new Event.Search(header(), query));
    }

    void action(EventType type, int item, @Nullable Integer position) {
        events.add(new Event.ItemAction(header(), type, List.of(shop.eventItem(item, position)), null));
    }

    /** Begins a checkout of these items. */
    void checkout(List<Integer> cart) {
        events.add(new Event.Order(header(), EventType.BEGIN_CHECKOUT, lines(cart), value(cart), null));
    }

    /** Pays, and returns the number of the order. */
    String purchase(List<Integer> cart) {
        String order = "order-" + number + ++orders;
        events.add(new Event.Order(header(), EventType.PURCHASE, lines(cart), value(cart), order));
        return order;
    }

    void refund(int item, String order) {
        events.add(new Event.Order(header(), EventType.REFUND, lines(List.of(item)), value(List.of(item)), order));
    }

    private List<EventItem> lines(List<Integer> cart) {
        return cart.stream().map(item -> shop.eventItem(item, null)).toList();
    }

    private Money value(List<Integer> cart) {
        return new Money(
                cart.stream().map(item -> shop.money(item).amount()).reduce(BigDecimal.ZERO, BigDecimal::add),
                Prices.YUAN);
    }

    private EventHeader header() {
        return new EventHeader(
                "event-" + number + ++written,
                Instant.ofEpochMilli(time),
                device,
                isLoggedIn() ? persona.shopperId() : null,
                session,
                platform,
                null);
    }
}
