package io.daogou.engine.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventType;
import io.daogou.domain.recommendation.RecommendationRequest;
import io.daogou.engine.Derived;
import io.daogou.engine.Engine;
import io.daogou.engine.MemoryShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One device sends without end; {@code daogou bench flood} does it with a million events. */
class OneDeviceFloodTest {
    private static final int ITEMS = 500;

    @TempDir
    Path folder;

    private final MemoryShop shop = new MemoryShop();

    private long fileAfter(int from, int to) throws IOException {
        Path file = folder.resolve("live.state");
        try (Engine engine = Engine.open(
                shop.log,
                shop.items,
                shop.people,
                new Derived(folder.resolve("releases"), file),
                MemoryShop.settings(),
                MemoryShop.CLOCK)) {
            List<Intake.Sent> batch = new ArrayList<>();
            for (int i = from; i < to; i++) {
                Event event = MemoryShop.event(
                        "one device",
                        null,
                        i % 10 == 0 ? EventType.ADD_TO_CART : EventType.VIEW_ITEM,
                        MemoryShop.NOW.minusSeconds(100_000L - i),
                        "item " + i * 7L % ITEMS);
                batch.add(new Intake.Sent(event, Intake.Sender.BROWSER, null, false));
            }
            assertThat(engine.intake().take(batch, null)).containsOnly(Intake.Outcome.STORED);
            String latest = "item " + (to - 1) * 7L % ITEMS;
            assertThat(engine.recommender()
                            .recommend(RecommendationRequest.forDevice("recently-viewed", "one device", 1))
                            .items()
                            .getFirst()
                            .itemId())
                    .isEqualTo(latest);
        }
        return Files.size(file);
    }

    @Test
    void whatIsKeptOfItInMemoryIsWhatIsKeptOfAnybody() throws IOException {
        for (int i = 0; i < ITEMS; i++) {
            shop.items.put(List.of(MemoryShop.item("item " + i, "Kind").build()));
        }
        long after = fileAfter(0, 2_000);
        // Which kinds of action the latest items have differs, their number does not.
        assertThat(fileAfter(2_000, 42_000)).isCloseTo(after, within(500L));
        assertThat(shop.log.size()).isEqualTo(42_000);
    }
}
