package io.daogou.engine.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventType;
import io.daogou.domain.recommendation.RecommendationRequest;
import io.daogou.domain.recommendation.RecommendedItem;
import io.daogou.engine.Engine;
import io.daogou.engine.EngineSettings;
import io.daogou.engine.MemoryShop;
import io.daogou.engine.ReleaseInfo;
import io.daogou.engine.TrainingProgress;
import io.daogou.engine.people.Intake.Sender;
import io.daogou.engine.people.Intake.Sent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody wants an item up that nobody wants, with the key of the shop's page: how far does it come? */
class AttackTest {
    private static final int ITEMS = 200;
    private static final String TARGET = "item-199";
    private static final String ANCHOR = "item-0";
    private static final int DAY_MINUTES = 24 * 60;

    @TempDir
    Path root;

    /** Places of the target, from 1; one more than there are places where it is on none. */
    private record Ranks(int popular, int similar) {}

    private final MemoryShop shop = shop();

    /** 600 shoppers whom the shop's server knows; whoever likes an item likes those beside it, and the first ones are liked most. */
    private static MemoryShop shop() {
        MemoryShop shop = new MemoryShop();
        for (int i = 0; i < ITEMS; i++) {
            shop.items.put(
                    List.of(MemoryShop.item("item-" + i, "Kind " + i % 10).build()));
        }
        Random random = new Random(7);
        for (int shopper = 0; shopper < 600; shopper++) {
            double taste = Math.pow(random.nextDouble(), 2) * (ITEMS - 10);
            for (int i = 0; i < 8; i++) {
                EventType type = i < 2 ? EventType.PURCHASE : EventType.VIEW_ITEM;
                String item = "item-" + (int) (taste + random.nextDouble() * 9);
                shop.log.append(List.of(
                        MemoryShop.byShopper("shopper " + shopper, type, random.nextInt(20 * DAY_MINUTES), item)));
            }
        }
        shop.log.append(List.of(MemoryShop.byShopper("shopper 1", EventType.VIEW_ITEM, 10, TARGET)));
        return shop;
    }

    private Engine open() {
        // Whatever comes of it is published: it is not the gate that is asked here.
        EngineSettings settings =
                new EngineSettings(100, 30, 30, 10, 5, 1, List.of("popular", "item-knn"), .5, 42, 0, false);
        return shop.open(root, settings);
    }

    private static Ranks ranks(Engine engine) {
        ReleaseInfo release = engine.training().train(TrainingProgress.SILENT);
        assertThat(release.status()).isEqualTo(ReleaseInfo.Status.SERVING);
        // The order of the popular is made anew at once when the catalogue changes, else within a second.
        String other = "other " + engine.catalog().size();
        engine.catalog().put(List.of(MemoryShop.item(other, "Other").build()));
        return new Ranks(
                rank(engine, RecommendationRequest.forDevice("popular", "stranger", ITEMS)),
                rank(engine, RecommendationRequest.about("item-similar", List.of(ANCHOR), 20)));
    }

    private static int rank(Engine engine, RecommendationRequest request) {
        List<String> items = engine.recommender().recommend(request).items().stream()
                .map(RecommendedItem::itemId)
                .toList();
        int place = items.indexOf(TARGET);
        return place < 0 ? request.limit() + 1 : place + 1;
    }

    private static Event event(String device, EventType type, Instant time, String item) {
        return MemoryShop.event(device, null, type, time, item);
    }

    /** Slow enough not to be taken for a bot: at most one a second by its own clock, all within three hours. */
    private static void fromOneDevice(Engine engine, Sender sender) {
        List<Sent> batch = new ArrayList<>();
        EventType[] types = {EventType.VIEW_ITEM, EventType.ADD_TO_CART, EventType.PURCHASE};
        for (int i = 0; i < 10_000; i++) {
            // The target and the anchor again and again, and all else in between, to make the shop forget it.
            String item = i % 5 == 0 ? TARGET : i % 5 == 1 ? ANCHOR : "item-" + i % 190;
            Instant time = MemoryShop.NOW.minusSeconds(10_100 - i);
            batch.add(new Sent(event("attacker", types[i % 3], time, item), sender, null, false));
        }
        assertThat(engine.intake().take(batch, null)).containsOnly(Intake.Outcome.STORED);
    }

    private static void fromDevices(Engine engine, Sender sender, String name, int devices) {
        List<Sent> batch = new ArrayList<>();
        for (int device = 0; device < devices; device++) {
            for (int i = 0; i < 100; i++) {
                EventType type = i % 2 == 0 ? EventType.VIEW_ITEM : EventType.PURCHASE;
                String item = i % 4 < 2 ? TARGET : ANCHOR;
                Instant time = MemoryShop.NOW.minusSeconds(1_000 + 3L * i);
                batch.add(new Sent(event(name + device, type, time, item), sender, null, false));
            }
        }
        assertThat(engine.intake().take(batch, null)).containsOnly(Intake.Outcome.STORED);
    }

    @Test
    void tenThousandEventsOfOneDeviceMoveNothing() {
        try (Engine engine = open()) {
            Ranks before = ranks(engine);
            fromOneDevice(engine, Sender.BROWSER);
            Ranks after = ranks(engine);
            System.out.println("one device, 10,000 events: " + before + " -> " + after);
            assertThat(before.popular()).isGreaterThan(100);
            assertThat(before.popular() - after.popular()).isLessThanOrEqualTo(5);
            assertThat(after.similar()).as("off the shelf").isEqualTo(21);
        }
    }

    @Test
    void oneDeviceCannotCountTwiceEvenWhereItIsBelieved() {
        try (Engine engine = open()) {
            ranks(engine);
            fromOneDevice(engine, Sender.SHOP);
            Ranks after = ranks(engine);
            System.out.println("one device, 10,000 events, believed: " + after);
            assertThat(after.popular()).isGreaterThan(100);
            assertThat(after.similar()).isEqualTo(21);
        }
    }

    @Test
    void aHundredFreshDevicesComeNowhereNearTheTop() {
        try (Engine engine = open()) {
            Ranks before = ranks(engine);
            fromDevices(engine, Sender.BROWSER, "fresh ", 100);
            Ranks after = ranks(engine);
            System.out.println("100 fresh devices, 10,000 events: " + before + " -> " + after);
            assertThat(after.popular()).isGreaterThan(ITEMS / 10);
            assertThat(after.similar()).isEqualTo(21);
            // The same from people whom the shop knows is no attack: then it is wanted.
            fromDevices(engine, Sender.SHOP, "known ", 100);
            Ranks wanted = ranks(engine);
            System.out.println("100 devices of known shoppers: " + wanted);
            assertThat(wanted.popular()).isLessThanOrEqualTo(3);
            assertThat(wanted.similar()).isLessThanOrEqualTo(10);
        }
    }
}
