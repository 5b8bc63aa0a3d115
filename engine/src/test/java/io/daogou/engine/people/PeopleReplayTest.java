package io.daogou.engine.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventType;
import io.daogou.domain.item.Item;
import io.daogou.domain.recommendation.Filter;
import io.daogou.domain.recommendation.Recommendation;
import io.daogou.domain.recommendation.RecommendationRequest;
import io.daogou.domain.recommendation.RecommendedItem;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Reset;
import io.daogou.domain.shopper.Subject;
import io.daogou.engine.Engine;
import io.daogou.engine.EngineSettings;
import io.daogou.engine.MemoryShop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever people do, agree to, join, undo and erase, in whatever order: what is known is what a start would know. */
class PeopleReplayTest {
    private static final List<String> DEVICES = List.of("phone", "laptop", "tablet", "tv");
    private static final List<String> SHOPPERS = List.of("ada", "bob");
    private static final List<String> PLACEMENTS =
            List.of("home", "recently-viewed", "popular", "cart-together", "new");

    @TempDir
    Path releases;

    @Test
    void whatIsKnownIsWhatAStartWouldKnow() {
        long seed = 11;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            MemoryShop shop = shop();
            EngineSettings settings = MemoryShop.settings().withConsentRequired(round % 2 == 0);
            try (Engine engine = shop.open(releases, settings)) {
                List<String> done = new ArrayList<>();
                for (int step = 0; step < 80; step++) {
                    done.add(doSomething(engine, random));
                }
                // The order of the popular is made anew at once when the catalogue changes, else within a second.
                engine.catalog().put(List.of(MemoryShop.item("late", "Kind 0").build()));
                try (Engine fresh = shop.open(releases, settings)) {
                    for (String who : everybody()) {
                        assertThat(shelves(engine, who))
                                .as("%s of %s after %s", who, round, done)
                                .isEqualTo(shelves(fresh, who));
                        assertThat(engine.rights().journey(subject(who)))
                                .isEqualTo(fresh.rights().journey(subject(who)));
                        assertThat(engine.interests().of(subject(who)))
                                .isEqualTo(fresh.interests().of(subject(who)));
                    }
                }
            }
        }
    }

    private static MemoryShop shop() {
        MemoryShop shop = new MemoryShop();
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            items.add(MemoryShop.item("item-" + i, "Kind " + i % 3)
                    .brand("Brand " + i % 2)
                    .build());
        }
        shop.items.put(items);
        return shop;
    }

    private static String doSomething(Engine engine, Random random) {
        String device = DEVICES.get(random.nextInt(DEVICES.size()));
        String shopper = SHOPPERS.get(random.nextInt(SHOPPERS.size()));
        Subject subject = random.nextBoolean() ? Subject.device(device) : Subject.shopper(shopper);
        return switch (random.nextInt(12)) {
            case 0 -> {
                engine.shoppers().link(device, shopper, MemoryShop.NOW);
                yield "link " + device + " " + shopper;
            }
            case 1 -> {
                engine.shoppers().unlink(device, shopper, MemoryShop.NOW);
                yield "unlink " + device + " " + shopper;
            }
            case 2 -> {
                boolean granted = random.nextInt(3) > 0;
                engine.choices()
                        .choose(
                                subject,
                                new Said(
                                        Map.of(Purpose.PERSONALIZATION, granted, Purpose.ANALYTICS, true),
                                        "test",
                                        "1"));
                yield "choose " + subject + " " + granted;
            }
            case 3 -> {
                String tag = switch (random.nextInt(3)) {
                    case 0 -> null;
                    case 1 -> "category:Kind " + random.nextInt(3);
                    default -> Reset.itemTag("item-" + random.nextInt(12));
                };
                engine.interests().reset(subject, tag);
                yield "reset " + subject + " " + tag;
            }
            case 4 -> {
                if (random.nextInt(3) == 0) {
                    engine.rights().erase(subject);
                    yield "erase " + subject;
                }
                yield join(engine, device, DEVICES.get(random.nextInt(DEVICES.size())));
            }
            default -> {
                Intake.Sender[] senders = Intake.Sender.values();
                Event event = event(device, random.nextInt(3) == 0 ? shopper : null, random);
                yield "send " + event.type() + " " + device + " "
                        + engine.intake()
                                .take(
                                        List.of(new Intake.Sent(
                                                event, senders[random.nextInt(senders.length)], null, false)),
                                        null);
            }
        };
    }

    private static String join(Engine engine, String device, String other) {
        try {
            engine.joining().join(device, engine.joining().code(other).code());
            return "join " + device + " " + other;
        } catch (InvalidInput | DeviceJoining.Conflict refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private static Event event(String device, @Nullable String shopper, Random random) {
        EventType[] types = {
            EventType.VIEW_ITEM,
            EventType.ADD_TO_CART,
            EventType.REMOVE_FROM_CART,
            EventType.PURCHASE,
            EventType.DISLIKE,
            EventType.LOGIN
        };
        EventType type = types[random.nextInt(types.length)];
        if (type == EventType.LOGIN) {
            return MemoryShop.event(device, SHOPPERS.get(random.nextInt(2)), type, MemoryShop.NOW);
        }
        // Up to a minute later than now: after every reset.
        return MemoryShop.event(
                device,
                shopper,
                type,
                MemoryShop.NOW.plusSeconds(random.nextInt(120) - 60),
                "item-" + random.nextInt(12));
    }

    private static List<String> everybody() {
        List<String> all = new ArrayList<>(DEVICES);
        all.addAll(SHOPPERS);
        return all;
    }

    private static Subject subject(String who) {
        return SHOPPERS.contains(who) ? Subject.shopper(who) : Subject.device(who);
    }

    /** Items and reasons of every shelf; without scores, which popularity rounds. */
    private static List<String> shelves(Engine engine, String who) {
        List<String> all = new ArrayList<>();
        for (String placement : PLACEMENTS) {
            boolean isShopper = SHOPPERS.contains(who);
            Recommendation shelf = engine.recommender()
                    .recommend(new RecommendationRequest(
                            placement,
                            isShopper ? null : who,
                            isShopper ? who : null,
                            List.of(),
                            null,
                            12,
                            Filter.NONE));
            for (RecommendedItem item : shelf.items()) {
                all.add(placement + " " + item.itemId() + " " + item.reasons());
            }
        }
        return all;
    }
}
