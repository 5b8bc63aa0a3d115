package io.daogou.store;

import static io.daogou.domain.event.EventLog.AppendOutcome.CONFLICT;
import static io.daogou.domain.event.EventLog.AppendOutcome.DUPLICATE;
import static io.daogou.domain.event.EventLog.AppendOutcome.STORED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventLog;
import io.daogou.domain.event.EventLog.AppendOutcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every event log does. */
abstract class EventLogContract {
    abstract EventLog log();

    static List<Event> read(EventLog log, long after) {
        List<Event> events = new ArrayList<>();
        log.read(after, (offset, event) -> events.add(event));
        return events;
    }

    @Test
    void beginsEmpty() {
        assertThat(log().size()).isZero();
        assertThat(log().lastOffset()).isZero();
        assertThat(read(log(), 0)).isEmpty();
    }

    @Test
    void takesAnEmptyBatch() {
        assertThat(log().append(List.of())).isEmpty();
        assertThat(log().size()).isZero();
    }

    @Test
    void givesBackEveryShapeOfEvent() {
        List<Event> events = Samples.everyShape();
        assertThat(log().append(events)).hasSameSizeAs(events).containsOnly(STORED);
        assertThat(read(log(), 0)).isEqualTo(events);
    }

    @Test
    void givesBackWhateverPeopleType() {
        Event search = new Event.Search(Samples.view("e").header(), "\0 \u001f \r\n\t %s ' \" \\ 茶壶 🫖 e\u0301 ﷽");
        assertThat(log().append(List.of(search, search))).containsExactly(STORED, DUPLICATE);
        assertThat(read(log(), 0)).containsExactly(search);
    }

    @Test
    void givesBackRandomEventsInOrder() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            events.add(Samples.random("event-" + i, random));
        }
        log().append(events);
        assertThat(read(log(), 0)).isEqualTo(events);
    }

    @Test
    void numbersEventsFromOneUpwards() {
        log().append(Samples.views("a", 3));
        log().append(Samples.views("b", 2));
        List<Long> offsets = new ArrayList<>();
        log().read(0, (offset, event) -> offsets.add(offset));
        assertThat(offsets).hasSize(5).doesNotHaveDuplicates().isSorted().allMatch(offset -> offset >= 1);
        assertThat(log().lastOffset()).isEqualTo(offsets.getLast());
        assertThat(log().size()).isEqualTo(5);
    }

    @Test
    void readsOnFromAnyOffset() {
        List<Event> events = Samples.views("a", 10);
        log().append(events);
        List<Long> offsets = new ArrayList<>();
        log().read(-5, (offset, event) -> offsets.add(offset));
        for (int i = 0; i < 10; i++) {
            assertThat(read(log(), offsets.get(i))).isEqualTo(events.subList(i + 1, 10));
        }
        assertThat(read(log(), Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void stopsWhenTheReaderHasEnough() {
        log().append(Samples.views("a", 10));
        List<Event> seen = new ArrayList<>();
        log().read(0, (offset, event) -> {
            seen.add(event);
            return seen.size() < 4;
        });
        assertThat(seen).isEqualTo(Samples.views("a", 4));
    }

    @Test
    void storesARetriedEventOnce() {
        List<Event> events = Samples.everyShape();
        log().append(events);
        long last = log().lastOffset();
        assertThat(log().append(events)).hasSameSizeAs(events).containsOnly(DUPLICATE);
        assertThat(log().size()).isEqualTo(events.size());
        assertThat(log().lastOffset()).isEqualTo(last);
    }

    @Test
    void keepsTheFirstOfTwoEventsWithOneIdentifier() {
        Event first = Samples.view("same", "item-1");
        log().append(List.of(first));
        assertThat(log().append(List.of(Samples.view("same", "item-2")))).containsExactly(CONFLICT);
        assertThat(read(log(), 0)).containsExactly(first);
    }

    @Test
    void findsRetriesAndConflictsWithinABatch() {
        List<Event> batch =
                List.of(Samples.view("a", "1"), Samples.view("a", "1"), Samples.view("a", "2"), Samples.view("b", "1"));
        assertThat(log().append(batch)).containsExactly(STORED, DUPLICATE, CONFLICT, STORED);
        assertThat(log().size()).isEqualTo(2);
    }

    @Test
    void tellsIdentifiersApartByEveryCharacter() {
        List<Event> events = List.of(
                Samples.view("😀"),
                Samples.view("😁"),
                Samples.view("A"),
                Samples.view("a"),
                Samples.view("é"),
                Samples.view("e\u0301"));
        assertThat(log().append(events)).containsOnly(STORED);
        assertThat(read(log(), 0)).isEqualTo(events);
    }

    @Test
    void changesNothingWhenABatchHasAHole() {
        List<Event> batch = Arrays.asList(Samples.view("a"), null);
        assertThatThrownBy(() -> log().append(batch)).isInstanceOf(NullPointerException.class);
        assertThat(log().size()).isZero();
    }

    @Test
    void keepsAHundredThousandEvents() {
        List<Event> events = Samples.views("e", 100_000);
        for (int i = 0; i < events.size(); i += 10_000) {
            log().append(events.subList(i, i + 10_000));
        }
        assertThat(log().size()).isEqualTo(100_000);
        assertThat(read(log(), 0)).isEqualTo(events);
    }

    @Test
    void keepsEachBatchTogetherHoweverManyAppend() throws Exception {
        List<Callable<List<AppendOutcome>>> callers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            List<Event> batch = Samples.views("batch-" + i + "-", 1 + i % 7);
            callers.add(() -> log().append(batch));
        }
        for (List<AppendOutcome> outcomes : together(callers)) {
            assertThat(outcomes).containsOnly(STORED);
        }
        List<String> ids = new ArrayList<>();
        read(log(), 0).forEach(event -> ids.add(event.header().eventId()));
        for (int i = 0; i < 200; i++) {
            List<String> batch = ids(Samples.views("batch-" + i + "-", 1 + i % 7));
            assertThat(Collections.indexOfSubList(ids, batch)).isNotNegative();
        }
        assertThat(log().size()).isEqualTo(ids.size());
    }

    @Test
    void storesOneOfManyConcurrentRetries() throws Exception {
        List<Event> batch = Samples.views("retried-", 20);
        List<Callable<List<AppendOutcome>>> callers = Collections.nCopies(50, () -> log().append(batch));
        List<AppendOutcome> all = new ArrayList<>();
        together(callers).forEach(all::addAll);
        assertThat(Collections.frequency(all, STORED)).isEqualTo(20);
        assertThat(Collections.frequency(all, DUPLICATE)).isEqualTo(49 * 20);
        assertThat(read(log(), 0)).isEqualTo(batch);
    }

    @Test
    void showsReadersWholeBatchesWhileOthersAppend() throws Exception {
        List<Callable<List<AppendOutcome>>> callers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            List<Event> batch = Samples.views("batch-" + i + "-", 10);
            callers.add(() -> {
                List<AppendOutcome> outcomes = log().append(batch);
                assertThat(ids(read(log(), 0))).doesNotHaveDuplicates().containsAll(ids(batch));
                return outcomes;
            });
        }
        together(callers);
        assertThat(new HashSet<>(ids(read(log(), 0)))).hasSize(1_000);
    }

    @Test
    void letsAReaderAppendAndStillEnds() {
        log().append(Samples.views("a", 10));
        log().read(0, (offset, event) -> {
            log().append(List.of(Samples.view("again-" + offset)));
            return true;
        });
        assertThat(log().size()).isEqualTo(20);
    }

    @Test
    void passesOnWhatAReaderThrowsAndGoesOn() {
        log().append(Samples.views("a", 10));
        assertThatThrownBy(() -> log().read(0, (offset, event) -> {
                    throw new IllegalStateException("enough");
                }))
                .hasMessage("enough");
        assertThat(read(log(), 0)).hasSize(10);
    }

    static List<String> ids(List<Event> events) {
        return events.stream().map(event -> event.header().eventId()).toList();
    }

    /** Runs all at once on virtual threads. */
    static <T> List<T> together(List<Callable<T>> callers) throws Exception {
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> future : threads.invokeAll(callers)) {
                results.add(future.get());
            }
        }
        return results;
    }
}
