package io.daogou.bench;

import io.daogou.demo.DemoShop;
import io.daogou.demo.Simulator;
import io.daogou.demo.SimulatorSettings;
import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.engine.Derived;
import io.daogou.engine.Engine;
import io.daogou.engine.EngineSettings;
import io.daogou.engine.pocket.PocketEntry;
import io.daogou.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The generated demo shop, trained on all but the last two weeks, and what its shoppers did before and bought after. */
final class PocketShop implements AutoCloseable {
    private static final long SEED = 1;
    private static final Duration HELD_OUT = Duration.ofDays(14);

    private final Store truth;
    private final Engine engine;
    /** Which items each shopper met before, and what was done with them; latest last. */
    private final Map<String, Map<String, Set<EventType>>> before = new TreeMap<>();

    private final Map<String, Set<String>> boughtAfter = new HashMap<>();

    /** @param models that training may fit */
    PocketShop(Path releases, int shoppers, List<String> models) {
        DemoShop shop = DemoShop.generate(SEED);
        Instant now = DemoShop.NOW.minus(HELD_OUT);
        List<Event> events = Simulator.simulate(
                        shop, SimulatorSettings.defaults().withShoppers(shoppers))
                .events();
        List<Event> past = events.stream()
                .filter(event -> event.header().time().isBefore(now))
                .toList();
        read(past, events.subList(past.size(), events.size()));
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        truth = Store.inMemory(clock);
        truth.catalog().put(shop.items());
        truth.events().append(past);
        EngineSettings usual = EngineSettings.defaults().withConsentRequired(false);
        EngineSettings settings = usual.withTraining(models, usual.trainingMinutes());
        engine = Engine.open(
                truth.events(), truth.catalog(), truth.people(), Derived.releasesOnly(releases), settings, clock);
        engine.training().train((step, done, total) -> {});
    }

    private void read(List<Event> past, List<Event> future) {
        Map<String, String> owners = owners(past);
        for (Event event : past) {
            String owner = owner(event, owners);
            if (owner != null && isTaste(event.type())) {
                Map<String, Set<EventType>> history = before.computeIfAbsent(owner, _ -> new LinkedHashMap<>());
                for (EventItem item : event.items()) {
                    Set<EventType> kinds = history.remove(item.itemId());
                    Set<EventType> more = kinds == null ? EnumSet.noneOf(EventType.class) : kinds;
                    more.add(event.type());
                    history.put(item.itemId(), more);
                }
            }
        }
        for (Event event : future) {
            String owner = owner(event, owners);
            if (owner != null && event.type() == EventType.PURCHASE) {
                event.items()
                        .forEach(item -> boughtAfter
                                .computeIfAbsent(owner, _ -> new HashSet<>())
                                .add(item.itemId()));
            }
        }
        boughtAfter.forEach((owner, bought) ->
                bought.removeAll(before.getOrDefault(owner, Map.of()).keySet()));
    }

    private static boolean isTaste(EventType type) {
        return switch (type) {
            case VIEW_ITEM, SELECT_ITEM, READ, VIDEO_START, VIDEO_PROGRESS, VIDEO_COMPLETE -> true;
            case ADD_TO_WISHLIST, SHARE, ADD_TO_CART, PURCHASE, DISLIKE -> true;
            case VIEW_ITEM_LIST, REMOVE_FROM_CART, BEGIN_CHECKOUT, REFUND, SEARCH, LOGIN -> false;
        };
    }

    /** Whose each device is that one shopper alone used. */
    private static Map<String, String> owners(List<Event> events) {
        Map<String, String> owners = new HashMap<>();
        for (Event event : events) {
            String shopper = event.header().shopperId();
            if (shopper != null) {
                owners.merge(event.header().deviceId(), shopper, (a, b) -> a.equals(b) ? a : "");
            }
        }
        owners.values().removeIf(String::isEmpty);
        return owners;
    }

    private static @Nullable String owner(Event event, Map<String, String> owners) {
        String shopper = event.header().shopperId();
        return shopper != null ? shopper : owners.get(event.header().deviceId());
    }

    Engine engine() {
        return engine;
    }

    /** Everybody of whom anything is known, in the order of their identifiers. */
    List<String> shoppers() {
        return List.copyOf(before.keySet());
    }

    /** What they bought in the last two weeks and had not met before. */
    Set<String> boughtAfter(String shopper) {
        return boughtAfter.getOrDefault(shopper, Set.of());
    }

    /** As a device would keep it: one entry an item, latest first. */
    List<PocketEntry> history(String shopper) {
        List<PocketEntry> entries = new ArrayList<>();
        before.getOrDefault(shopper, Map.of()).forEach((itemId, kinds) -> entries.add(entry(itemId, kinds)));
        Collections.reverse(entries);
        return entries;
    }

    private static PocketEntry entry(String itemId, Set<EventType> kinds) {
        boolean wanted = kinds.contains(EventType.ADD_TO_WISHLIST) || kinds.contains(EventType.SHARE);
        boolean carted = kinds.contains(EventType.ADD_TO_CART);
        boolean bought = kinds.contains(EventType.PURCHASE);
        boolean viewed = kinds.contains(EventType.VIEW_ITEM) || kinds.contains(EventType.SELECT_ITEM);
        boolean disliked = kinds.contains(EventType.DISLIKE) && !wanted && !carted && !bought;
        return new PocketEntry(itemId, viewed, wanted, carted, bought, disliked);
    }

    @Override
    public void close() {
        engine.close();
        truth.close();
    }
}
