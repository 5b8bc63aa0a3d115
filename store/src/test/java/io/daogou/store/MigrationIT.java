package io.daogou.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventLog.AppendOutcome;
import io.daogou.domain.item.Item;
import io.daogou.domain.steering.Rule;
import io.daogou.domain.steering.RuleAction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MigrationIT {
    @TempDir
    static Path directory;

    private static int places;

    private static StoreUrl sqlite() {
        return new StoreUrl.Sqlite(directory.resolve("shop" + places++));
    }

    static Stream<List<StoreUrl>> ways() {
        return Stream.of(
                List.of(sqlite(), PostgresqlServer.database()),
                List.of(PostgresqlServer.database(), sqlite()),
                List.of(sqlite(), sqlite()),
                List.of(PostgresqlServer.database(), PostgresqlServer.database()));
    }

    private static List<Event> fill(StoreUrl url) {
        List<Event> events = new ArrayList<>(Samples.everyShape());
        events.addAll(Samples.views("many", 5_000));
        try (Store store = Store.open(url)) {
            store.events().append(events);
            store.catalog().put(List.of(Samples.fullItem("茶壶-🫖"), Item.of("b", "\0 B")));
            store.shoppers().link("d", "first", Samples.TIME);
            store.shoppers().link("d", "second", Samples.TIME);
            Rule rule = SteeringContract.rule("r", "茶", new RuleAction.Hide());
            store.steering().rules().put("r", rule, "key", Samples.TIME);
            store.steering().rules().put("gone", rule, "key", Samples.TIME);
            store.steering().rules().put("gone", null, "key", Samples.TIME);
        }
        return events;
    }

    @ParameterizedTest
    @MethodSource("ways")
    void movesEverythingAndGoesOnFromThere(List<StoreUrl> way) {
        List<Event> events = fill(way.getFirst());
        List<Long> offsets = new ArrayList<>();
        List<Migration.Moved> moved = Migration.run(way.getFirst(), way.getLast(), (step, done, total) -> true);
        assertThat(moved)
                .extracting(one -> one.table() + " " + one.rows())
                .contains("event " + events.size(), "item 2", "device_link 2", "event_count 1", "steering 3");
        assertThat(moved).extracting(Migration.Moved::hash).allMatch(hash -> hash.matches("[0-9a-f]{64}"));
        try (Store from = Store.openReadOnly(way.getFirst());
                Store to = Store.open(way.getLast())) {
            assertThat(EventLogContract.read(to.events(), 0)).isEqualTo(events);
            from.events().read(0, (offset, event) -> offsets.add(offset));
            to.events().read(0, (offset, event) -> {
                assertThat(offset).isEqualTo(offsets.removeFirst());
                return true;
            });
            assertThat(offsets).isEmpty();
            assertThat(CatalogContract.all(to.catalog())).isEqualTo(CatalogContract.all(from.catalog()));
            assertThat(to.shoppers().linksOf("first")).isEqualTo(from.shoppers().linksOf("first"));
            assertThat(to.events().size()).isEqualTo(events.size());
            assertThat(to.events().append(events)).containsOnly(AppendOutcome.DUPLICATE);
            long last = to.events().lastOffset();
            to.events().append(List.of(Samples.view("new")));
            assertThat(to.events().lastOffset()).isGreaterThan(last);
            to.shoppers().link("d2", "first", Samples.TIME);
            assertThat(to.shoppers().linksOf("first")).hasSize(2);
            assertThat(to.steering().rules().current())
                    .isEqualTo(from.steering().rules().current());
            assertThat(to.steering().rules().put("r", null, "key", Samples.TIME).version())
                    .isEqualTo(4);
        }
    }

    @Test
    void neverGivesAnOffsetTwiceNotEvenOneThatWasErased() throws Exception {
        StoreUrl from = sqlite();
        fill(from);
        long last;
        try (Store store = Store.openReadOnly(from)) {
            last = store.events().lastOffset();
        }
        SqliteFiles.run(((StoreUrl.Sqlite) from).directory(), "DELETE FROM event WHERE event_offset > " + (last - 10));
        StoreUrl there = PostgresqlServer.database();
        Migration.run(from, there, (step, done, total) -> true);
        StoreUrl back = sqlite();
        Migration.run(there, back, (step, done, total) -> true);
        for (StoreUrl url : List.of(there, back)) {
            try (Store store = Store.open(url)) {
                store.events().append(List.of(Samples.view("new")));
                assertThat(store.events().lastOffset()).as(url.toString()).isGreaterThan(last);
            }
        }
    }

    @Test
    void leavesTheTargetEmptyWhenInterruptedAndBeginsAnew() {
        for (StoreUrl to : List.of(sqlite(), PostgresqlServer.database())) {
            StoreUrl from = sqlite();
            fill(from);
            assertThatThrownBy(() -> Migration.run(from, to, (step, done, total) -> !step.contains("read back")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("interrupted");
            try (Store store = Store.openReadOnly(to)) {
                assertThat(store.events().lastOffset()).isZero();
                assertThat(store.catalog().size()).isZero();
            }
            assertThat(Migration.run(from, to, (step, done, total) -> true)).isNotEmpty();
        }
    }

    @Test
    void takesATargetThatWasOpenedButIsEmpty() {
        StoreUrl from = sqlite();
        List<Event> events = fill(from);
        for (StoreUrl to : List.of(sqlite(), PostgresqlServer.database())) {
            Store.open(to).close();
            Migration.run(from, to, (step, done, total) -> true);
            try (Store store = Store.openReadOnly(to)) {
                assertThat(EventLogContract.read(store.events(), 0)).isEqualTo(events);
            }
        }
    }

    @Test
    void refusesATargetInWhichAShopIs() {
        StoreUrl from = sqlite();
        fill(from);
        for (StoreUrl to : List.of(sqlite(), PostgresqlServer.database())) {
            try (Store store = Store.open(to)) {
                store.catalog().put(List.of(Item.of("a", "A")));
            }
            assertThatThrownBy(() -> Migration.run(from, to, (step, done, total) -> true))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("already (1 rows in item)");
            try (Store store = Store.openReadOnly(to)) {
                assertThat(store.catalog().size()).isEqualTo(1);
            }
        }
    }

    @Test
    void refusesAPlaceThatIsNotThereOrInUse() {
        assertThatThrownBy(() -> Migration.run(sqlite(), sqlite(), (step, done, total) -> true))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no daogou.db");
        StoreUrl from = sqlite();
        try (Store busy = Store.open(from)) {
            assertThatThrownBy(() -> Migration.run(from, sqlite(), (step, done, total) -> true))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("in use");
            assertThat(busy.events().size()).isZero();
        }
        assertThatThrownBy(() -> StoreUrl.parse("oracle://host/shop")).isInstanceOf(InvalidInput.class);
    }
}
