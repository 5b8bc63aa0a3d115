package io.daogou.demo;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.item.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Simulates shoppers in the demo shop. */
public final class Simulator {
    private Simulator() {}

    /** Simulates every shopper from the first day to the last. */
    public static Simulation simulate(DemoShop shop, SimulatorSettings settings) {
        List<Event> events = new ArrayList<>();
        List<Item> items = shop.items();
        for (int i = 0; i < settings.shoppers(); i++) {
            events.add(new Event.ItemAction(
                    EventHeader.of("e" + i, settings.end().minus(Duration.ofSeconds(settings.shoppers() - i)), "d" + i),
                    EventType.VIEW_ITEM,
                    List.of(EventItem.of(items.get(i % items.size()).itemId())),
                    null));
        }
        return new Simulation(events, new Truth());
    }
}
