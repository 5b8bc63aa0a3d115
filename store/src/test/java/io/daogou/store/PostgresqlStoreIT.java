package io.daogou.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventLog.AppendOutcome;
import io.daogou.domain.item.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What only a database that several processes share has to do. */
final class PostgresqlStoreIT {
    private final StoreUrl url = PostgresqlServer.database();

    @Test
    void keepsEverythingWhenReopened() {
        List<Event> events = Samples.everyShape();
        try (Store store = Store.open(url)) {
            store.events().append(events);
            store.catalog().put(List.of(Samples.fullItem("茶壶-🫖")));
        }
        try (Store store = Store.open(url)) {
            assertThat(EventLogContract.read(store.events(), 0)).isEqualTo(events);
            assertThat(store.catalog().item("茶壶-🫖")).contains(Samples.fullItem("茶壶-🫖"));
            assertThat(store.events().append(events)).containsOnly(AppendOutcome.DUPLICATE);
        }
    }

    /** Two writers, as two processes have: whoever polls "above the last offset seen" misses nothing. */
    @Test
    void showsEventsInTheOrderOfTheirOffsetsHoweverManyWrite() throws Exception {
        int batches = 300;
        try (Store one = Store.open(url);
                Store other = Store.open(url);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writing = new ArrayList<>();
            for (Store store : List.of(one, other)) {
                for (String name : List.of("a", "b")) {
                    String prefix = name + System.identityHashCode(store) + "-";
                    writing.add(threads.submit(() -> {
                        for (int i = 0; i < batches; i++) {
                            store.events().append(Samples.views(prefix + i + "-", 1 + i % 20));
                        }
                    }));
                }
            }
            List<Long> seen = new ArrayList<>();
            boolean more = true;
            while (more) {
                more = writing.stream().anyMatch(future -> !future.isDone());
                other.events().read(seen.isEmpty() ? 0 : seen.getLast(), (offset, event) -> seen.add(offset));
            }
            for (Future<?> future : writing) {
                future.get();
            }
            assertThat(seen).isSorted().doesNotHaveDuplicates().hasSize((int)
                    one.events().size());
        }
    }

    @Test
    void storesAnEventOnceThatTwoProcessesGet() throws Exception {
        try (Store one = Store.open(url);
                Store other = Store.open(url);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 50; round++) {
                List<Event> events = Samples.views("round" + round + "-", 30);
                List<Callable<List<AppendOutcome>>> both = List.of(
                        () -> one.events().append(events), () -> other.events().append(events));
                List<AppendOutcome> outcomes = new ArrayList<>();
                for (Future<List<AppendOutcome>> future : threads.invokeAll(both)) {
                    outcomes.addAll(future.get());
                }
                assertThat(outcomes.stream().filter(AppendOutcome.STORED::equals))
                        .hasSize(30);
                assertThat(outcomes.stream().filter(AppendOutcome.DUPLICATE::equals))
                        .hasSize(30);
            }
            assertThat(one.events().size()).isEqualTo(50 * 30);
        }
    }

    @Test
    void makesItsTablesOnceWhenManyStartAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Store>> starts = List.of(() -> Store.open(url), () -> Store.open(url), () -> Store.open(url));
            for (Future<Store> start : threads.invokeAll(starts)) {
                start.get().close();
            }
        }
    }

    @Test
    void goesOnWhenItsConnectionsWereCut() throws Exception {
        try (Store store = Store.open(url)) {
            store.events().append(Samples.views("a", 10));
            assertThat(store.events().size()).isEqualTo(10);
            PostgresqlServer.run(
                    PostgresqlServer.url("postgres"),
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'daogou'");
            // The first to come may still find the dead connections.
            long begin = System.nanoTime();
            while (!works(() -> store.events().append(Samples.views("b", 10)))
                    || !works(() -> store.events().size())) {
                assertThat(System.nanoTime() - begin).isLessThan(5_000_000_000L);
                Thread.onSpinWait();
            }
            assertThat(store.events().size()).isEqualTo(20);
        }
    }

    private static boolean works(Runnable use) {
        try {
            use.run();
            return true;
        } catch (StoreException cut) {
            assertThat(cut).hasMessageContaining("cannot be reached").hasMessageContaining("send it again");
            return false;
        }
    }

    @Test
    void readsBesideTheWritersAndRefusesToWrite() {
        try (Store writer = Store.open(url);
                Store reader = Store.openReadOnly(url)) {
            writer.events().append(Samples.views("a", 10));
            assertThat(reader.events().size()).isEqualTo(10);
            assertThatThrownBy(() -> reader.catalog().put(List.of(Item.of("a", "A"))))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("reading only");
        }
    }

    @Test
    void refusesToReadWhereNothingIs() {
        assertThatThrownBy(() -> Store.openReadOnly(url))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("start the server on it once");
    }

    @Test
    void refusesADatabaseOfAnotherProgramOrANewerOne() {
        PostgresqlServer.run(url, "CREATE TABLE theirs (a INTEGER)");
        assertThatThrownBy(() -> Store.open(url))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("another");
        PostgresqlServer.run(url, "DROP TABLE theirs");
        Store.open(url).close();
        PostgresqlServer.run(url, "UPDATE schema_version SET version = version + 1");
        assertThatThrownBy(() -> Store.open(url))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer");
    }

    @Test
    void keepsSeveralShopsApartBySchema() {
        PostgresqlServer.run(url, "CREATE SCHEMA first", "CREATE SCHEMA second");
        try (Store first = Store.open(StoreUrl.parse(PostgresqlServer.text(url) + "?currentSchema=first"));
                Store second = Store.open(StoreUrl.parse(PostgresqlServer.text(url) + "?currentSchema=second"))) {
            first.events().append(Samples.views("a", 10));
            assertThat(second.events().size()).isZero();
        }
    }

    @Test
    void saysWhatIsWrongWithThePlaceButNotThePassword() {
        String good = PostgresqlServer.text(url);
        PostgresqlServer.run(url, "CREATE ROLE guest LOGIN PASSWORD 'geheim'");
        assertRefused(good.replace("/shop", "/no-shop"), "There is no database");
        assertRefused(good.replace(":" + PostgresqlServer.port(), ":1"), "cannot be reached");
        assertRefused(good + "?currentSchema=nowhere", "CREATE SCHEMA");
        assertRefused(good.replace("postgres:postgres", "guest:geheim"), "GRANT CREATE");
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> Store.open(StoreUrl.parse(text)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContain(":postgres@", "geheim");
    }
}
