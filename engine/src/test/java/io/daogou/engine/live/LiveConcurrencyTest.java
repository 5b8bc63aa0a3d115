package io.daogou.engine.live;

import static io.daogou.engine.MemoryShop.item;
import static io.daogou.engine.MemoryShop.onDevice;
import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.EventType;
import io.daogou.engine.MemoryShop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LiveConcurrencyTest {
    private static final int WRITERS = 3;
    private static final int EVENTS = 3_000;

    private final LiveCatalog catalog = new LiveCatalog();
    private final Popularity popularity = new Popularity(30, MemoryShop.CLOCK);
    private final LiveState state = new LiveState(catalog, popularity, 50);
    private final Rankings rankings = new Rankings(catalog, popularity);

    @Test
    void readersNeverFailWhileWritersWorkAndNothingIsLost() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService pool = Executors.newCachedThreadPool()) {
            List<Future<?>> readers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                readers.add(pool.submit(reader(done)));
            }
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(pool.submit(writer(i)));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            done.set(true);
            for (Future<?> reader : readers) {
                reader.get();
            }
        }
        assertThat(rankings.order().popular()).hasSize(WRITERS * EVENTS / 3);
        assertThat(catalog.unknownItems()).isEqualTo(WRITERS * EVENTS * 2L / 3);
        for (int writer = 0; writer < WRITERS; writer++) {
            History history = state.history("shopper " + writer, null);
            assertThat(history.size()).isEqualTo(50);
            String latest = catalog.columns().itemId(history.touch(0).slot());
            assertThat(latest).isEqualTo("item " + writer + " " + (EVENTS - 1));
        }
    }

    private Callable<Void> writer(int number) {
        return () -> {
            for (int i = 0; i < EVENTS; i++) {
                String itemId = "item " + number + " " + i;
                state.apply(onDevice("device " + number, EventType.VIEW_ITEM, EVENTS - i, itemId));
                if (i % 3 == 0) {
                    catalog.put(item(itemId, "Category " + i % 50, "Level " + i).build());
                }
                if (i % 100 == 0) {
                    state.unlink("device " + number, "shopper " + number);
                    state.link("device " + number, "shopper " + number);
                }
            }
            return null;
        };
    }

    private Callable<Void> reader(AtomicBoolean done) {
        return () -> {
            while (!done.get()) {
                Rankings.Order order = rankings.order();
                History history = state.history("shopper 0", null);
                LiveCatalog.Columns columns = catalog.columns();
                Set<Integer> distinct = new HashSet<>();
                for (int i = 0; i < history.size(); i++) {
                    assertThat(distinct.add(history.touch(i).slot())).isTrue();
                    assertThat(columns.itemId(history.touch(i).slot())).isNotEmpty();
                }
                for (int slot : order.popular()) {
                    assertThat(columns.listing(slot)).isNotNull();
                }
            }
            return null;
        };
    }
}
