package io.daogou.engine.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventType;
import io.daogou.domain.shopper.Subject;
import io.daogou.engine.Engine;
import io.daogou.engine.MemoryShop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who joined devices without a name and then logs in can undo that on whichever of them: all are as before. */
class JoinedDevicesTest {
    private static final List<String> DEVICES = List.of("phone", "laptop", "tablet", "tv");

    @TempDir
    Path releases;

    @Test
    void undoingALoginOnOneOfThemRestoresAllAsIfItHadNeverBeen() {
        long seed = 23;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            MemoryShop shop = new MemoryShop();
            try (Engine engine = shop.open(releases)) {
                for (String device : DEVICES) {
                    send(engine, MemoryShop.onDevice(device, EventType.ADD_TO_CART, 50, "of " + device));
                }
                send(engine, MemoryShop.byShopper("ada", EventType.ADD_TO_CART, 50, "of ada"));
                // Joined in twos or all together, before or after; a watch may be Ada's already.
                int joined = 1 + random.nextInt(3);
                for (int i = 0; i < joined; i++) {
                    engine.joining()
                            .join(
                                    DEVICES.get(i + 1),
                                    engine.joining().code(DEVICES.get(i)).code());
                }
                if (random.nextBoolean()) {
                    engine.shoppers().link("watch", "ada", MemoryShop.NOW.minusSeconds(9_000));
                }
                List<Object> before = known(engine);
                int where = random.nextInt(joined + 1);
                boolean byCode = random.nextBoolean()
                        && !engine.shoppers().linksOf("ada").isEmpty();
                if (byCode) {
                    String code = engine.joining().code("watch").code();
                    assertThat(engine.joining().join(DEVICES.get(where), code)).isEqualTo("ada");
                } else {
                    // A late login too, older than the joining.
                    long minutesAgo = random.nextInt(3) * 20L;
                    send(
                            engine,
                            MemoryShop.event(
                                    DEVICES.get(where),
                                    "ada",
                                    EventType.LOGIN,
                                    MemoryShop.NOW.minusSeconds(60 * minutesAgo)));
                }
                for (int i = 0; i <= joined; i++) {
                    assertThat(cart(engine, Subject.device(DEVICES.get(i)))).contains("of ada", "of phone");
                }
                String undone = DEVICES.get(random.nextInt(joined + 1));
                assertThat(engine.shoppers().unlink(undone, "ada", MemoryShop.NOW))
                        .isTrue();
                assertThat(known(engine))
                        .as("undone on %s of %s", undone, joined + 1)
                        .isEqualTo(before);
                try (Engine fresh = shop.open(releases)) {
                    assertThat(known(fresh)).isEqualTo(before);
                }
            }
        }
    }

    private static void send(Engine engine, Event event) {
        assertThat(engine.intake().take(List.of(new Intake.Sent(event, Intake.Sender.SHOP, null, false)), null))
                .containsExactly(Intake.Outcome.STORED);
    }

    private static List<Object> known(Engine engine) {
        List<Object> all = new ArrayList<>();
        DEVICES.forEach(device -> all.add(engine.rights().journey(Subject.device(device))));
        all.add(engine.rights().journey(Subject.device("watch")));
        all.add(engine.rights().journey(Subject.shopper("ada")));
        return all;
    }

    private static List<String> cart(Engine engine, Subject subject) {
        return engine.rights().journey(subject).cart();
    }

    @Test
    void whoLoggedInOnBothStaysOnTheOther() {
        MemoryShop shop = new MemoryShop();
        try (Engine engine = shop.open(releases)) {
            engine.joining().join("phone", engine.joining().code("laptop").code());
            engine.shoppers().link("phone", "ada", MemoryShop.NOW);
            engine.shoppers().link("laptop", "bob", MemoryShop.NOW.plusSeconds(1));
            engine.shoppers().unlink("laptop", "bob", MemoryShop.NOW.plusSeconds(1));
            send(engine, MemoryShop.onDevice("laptop", EventType.ADD_TO_CART, 5, "tea"));
            assertThat(cart(engine, Subject.shopper("ada"))).containsExactly("tea");
        }
    }
}
