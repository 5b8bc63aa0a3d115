package io.daogou.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Expiry.Expired;
import io.daogou.domain.event.Retention;
import io.daogou.domain.item.Item;
import io.daogou.domain.recommendation.Filter;
import io.daogou.domain.recommendation.RecommendationRequest;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Subject;
import io.daogou.engine.people.Intake;
import io.daogou.engine.people.Said;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a sweep, everything is as a start on what is left would have it. */
final class SweepingTest {
    private static final List<String> DEVICES = List.of("phone", "laptop", "tablet", "tv");
    private static final List<String> SHOPPERS = List.of("ada", "bob");

    @TempDir
    Path releases;

    @Test
    void whatIsKnownAfterASweepIsWhatAStartWouldKnow() {
        long seed = 5;
        Random random = new Random(seed);
        long gone = 0;
        for (int round = 0; round < 40; round++) {
            MemoryShop shop = shop();
            // Without a limit at first, so that old events come in at all.
            try (Engine lenient = shop.open(releases, MemoryShop.settings())) {
                for (int step = 0; step < 60; step++) {
                    doSomething(lenient, random);
                }
            }
            Retention retention = new Retention(
                    20 + random.nextInt(60), Map.of(EventType.PURCHASE, 0), random.nextInt(3) * 40, round % 2 == 0);
            EngineSettings settings = MemoryShop.settings().withRetention(retention);
            try (Engine engine = shop.open(releases, settings)) {
                Expired removed = engine.sweeping(shop.expiry).sweep(() -> true).orElseThrow();
                gone += removed.allEvents();
                // The order of the popular is made anew at once when the catalogue changes, else within a second.
                engine.catalog().put(List.of(MemoryShop.item("late", "Kind 0").build()));
                try (Engine fresh = shop.open(releases, settings)) {
                    for (String who : everybody()) {
                        assertThat(shelves(engine, who))
                                .as("seed %d, round %d, %s, %s", seed, round, who, removed)
                                .isEqualTo(shelves(fresh, who));
                    }
                }
                assertThat(engine.sweeping(shop.expiry).due().isOfPeople()).isFalse();
            }
        }
        assertThat(gone).isGreaterThan(100);
    }

    @Test
    void whatIsTooOldIsRefusedAtTheDoorAndSaysSo() {
        MemoryShop shop = shop();
        EngineSettings settings = MemoryShop.settings().withRetention(new Retention(30, Map.of(), 0, false));
        try (Engine engine = shop.open(releases, settings)) {
            assertThat(take(engine, MemoryShop.event("phone", null, EventType.VIEW_ITEM, ago(31), "item-1")))
                    .isEqualTo(Intake.Outcome.EXPIRED);
            assertThat(take(engine, MemoryShop.event("phone", null, EventType.VIEW_ITEM, ago(29), "item-1")))
                    .isEqualTo(Intake.Outcome.STORED);
            assertThat(engine.events().size()).isEqualTo(1);
        }
    }

    @Test
    void itIsInTheAuditLogWithoutAnyIdentifier() {
        MemoryShop shop = shop();
        try (Engine engine = shop.open(releases, MemoryShop.settings())) {
            take(engine, MemoryShop.event("phone", null, EventType.VIEW_ITEM, ago(31), "item-1"));
        }
        EngineSettings settings = MemoryShop.settings().withRetention(new Retention(30, Map.of(), 0, false));
        try (Engine engine = shop.open(releases, settings)) {
            int[] told = new int[1];
            engine.onExpired(() -> told[0]++);
            engine.sweeping(shop.expiry).sweep(() -> true);
            engine.sweeping(shop.expiry).sweep(() -> true);
            assertThat(told[0]).isEqualTo(1);
        }
        assertThat(shop.people.audit().read(0, 10, null)).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("retention");
            assertThat(entry.action()).isEqualTo("expired 1 events (view_item 1), 0 silent devices, 0 codes");
        });
    }

    private static Instant ago(int days) {
        return MemoryShop.NOW.minus(Duration.ofDays(days));
    }

    private static Intake.Outcome take(Engine engine, Event event) {
        return engine.intake()
                .take(List.of(new Intake.Sent(event, Intake.Sender.SHOP, null, false)), null)
                .getFirst();
    }

    private static MemoryShop shop() {
        MemoryShop shop = new MemoryShop();
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            items.add(MemoryShop.item("item-" + i, "Kind " + i % 3).build());
        }
        shop.items.put(items);
        return shop;
    }

    private static void doSomething(Engine engine, Random random) {
        String device = DEVICES.get(random.nextInt(DEVICES.size()));
        String shopper = SHOPPERS.get(random.nextInt(SHOPPERS.size()));
        switch (random.nextInt(10)) {
            case 0 -> engine.shoppers().link(device, shopper, ago(random.nextInt(100)));
            case 1 -> engine.shoppers().unlink(device, shopper, ago(0));
            case 2 ->
                engine.choices()
                        .choose(
                                random.nextBoolean() ? Subject.device(device) : Subject.shopper(shopper),
                                new Said(Map.of(Purpose.PERSONALIZATION, random.nextInt(3) > 0), "test", "1"));
            default -> {
                EventType[] types = {EventType.VIEW_ITEM, EventType.ADD_TO_CART, EventType.PURCHASE, EventType.DISLIKE};
                take(
                        engine,
                        MemoryShop.event(
                                device,
                                random.nextInt(3) == 0 ? shopper : null,
                                types[random.nextInt(types.length)],
                                MemoryShop.NOW.minus(Duration.ofHours(random.nextInt(100 * 24))),
                                "item-" + random.nextInt(12)));
            }
        }
    }

    private static List<String> everybody() {
        List<String> all = new ArrayList<>(DEVICES);
        all.addAll(SHOPPERS);
        return all;
    }

    private static List<String> shelves(Engine engine, String who) {
        @Nullable String shopper = SHOPPERS.contains(who) ? who : null;
        List<String> all = new ArrayList<>();
        for (String placement : List.of("home", "recently-viewed", "popular", "cart-together")) {
            engine.recommender()
                    .recommend(new RecommendationRequest(
                            placement, shopper == null ? who : null, shopper, List.of(), null, 12, Filter.NONE))
                    .items()
                    .forEach(item -> all.add(placement + " " + item.itemId() + " " + item.reasons()));
        }
        return all;
    }
}
