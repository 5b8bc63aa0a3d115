package io.daogou.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventLog;
import io.daogou.domain.event.EventType;
import io.daogou.domain.shopper.Subject;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.live.LiveState;
import io.daogou.engine.live.Popularity;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class AppliedLogTest {
    private final EventLog truth = new MemoryShop().log;
    private final ConcurrentLinkedQueue<Long> applied = new ConcurrentLinkedQueue<>();
    private final LiveState state = new LiveState(new LiveCatalog(), new Popularity(10, MemoryShop.CLOCK), 100);

    /** The log, which notes what is taken from it. */
    private final class Watched implements EventLog {
        @Override
        public List<AppendOutcome> append(List<Event> events) {
            return truth.append(events);
        }

        @Override
        public void read(long afterOffset, Reader reader) {
            truth.read(afterOffset, (offset, event) -> {
                applied.add(offset);
                return reader.accept(offset, event);
            });
        }

        @Override
        public void readOf(Subject subject, Reader reader) {
            truth.readOf(subject, reader);
        }

        @Override
        public long lastOffset() {
            return truth.lastOffset();
        }

        @Override
        public long size() {
            return truth.size();
        }
    }

    @Test
    void appliesEachEventOnceAndBeforeItsCallerGoesOn() throws Exception {
        AppliedLog log = new AppliedLog(new Watched(), state, 0);
        int threads = 8;
        int each = 500;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                String shopper = "shopper " + i;
                futures.add(callers.submit(() -> {
                    for (int k = 1; k <= each; k++) {
                        truth.append(
                                List.of(MemoryShop.byShopper(shopper, EventType.VIEW_ITEM, each - k, "item " + k)));
                        log.catchUp();
                        assertThat(state.history(shopper, null).size()).isEqualTo(Math.min(k, 100));
                    }
                }));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        }
        assertThat(applied)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, truth.size()).boxed().toList());
    }

    @Test
    void tellsUpToWhereItHasCome() {
        AppliedLog log = new AppliedLog(new Watched(), state, 2);
        for (int k = 1; k <= 5; k++) {
            truth.append(List.of(MemoryShop.byShopper("ada", EventType.VIEW_ITEM, k, "item " + k)));
        }
        List<Long> told = new ArrayList<>();
        log.whileStill(told::add);
        assertThat(told).containsExactly(5L);
        assertThat(applied).containsExactly(3L, 4L, 5L);
    }
}
