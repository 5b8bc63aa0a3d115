package io.daogou.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.change.Changes;
import io.daogou.domain.item.Item;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PostgresqlChangesIT {
    private final StoreUrl url = PostgresqlServer.database();
    private final Store one = Store.open(url);
    private final Store other = Store.open(url);

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    private static List<String> after(Store store, long number, int most) {
        List<String> told = new ArrayList<>();
        changes(store).read(number, most, (kind, id) -> told.add(kind + " " + id));
        return told;
    }

    private static Changes changes(Store store) {
        return store.changes().orElseThrow();
    }

    @Test
    void tellsWhatTheOthersChangedInItsOrderAndEachThingOnce() {
        one.catalog().put(List.of(Item.of("茶", "A"), Item.of("b", "B")));
        one.catalog().delete("b");
        one.shoppers().link("d", "s", Samples.TIME);
        one.shoppers().unlink("d", "s", Samples.TIME);
        one.steering().rules().put("r", null, "key", Samples.TIME);
        one.steering().placements().put("home", null, "key", Samples.TIME);
        assertThat(after(other, 0, 100)).containsExactly("ITEM 茶", "ITEM b", "DEVICE d", "STEERING ");
        assertThat(after(one, 0, 100)).isEmpty();
    }

    @Test
    void goesOnFromANumber() {
        one.catalog().put(List.of(Item.of("a", "A")));
        long number = changes(other).last();
        one.catalog().put(List.of(Item.of("a", "A"), Item.of("b", "B"), Item.of("c", "C")));
        assertThat(after(other, number, 100)).containsExactly("ITEM b", "ITEM c");
        assertThat(after(other, number, 1)).containsExactly("ITEM b");
        long next = changes(other).read(number, 1, (kind, id) -> {});
        assertThat(after(other, next, 1)).containsExactly("ITEM c");
        long last = changes(other).read(next, 100, (kind, id) -> {});
        assertThat(last).isEqualTo(changes(one).last());
        assertThat(changes(other).read(last, 100, (kind, id) -> {})).isEqualTo(last);
    }

    @Test
    void tellsWhatWasChangedByHand() {
        one.catalog().put(List.of(Item.of("a", "A")));
        long number = changes(one).last();
        PostgresqlServer.run(url, "UPDATE item SET document = '{\"title\":\"B\"}'");
        assertThat(after(one, number, 100)).containsExactly("ITEM a");
    }

    @Test
    void forgetsWhatIsOlderThanADay() {
        one.catalog().put(List.of(Item.of("old", "A")));
        PostgresqlServer.run(url, "UPDATE change SET changed_at = now() - INTERVAL '25 hours'");
        List<Item> many = new ArrayList<>();
        for (int i = 0; i < 1_100; i++) {
            many.add(Item.of("item" + i, "A"));
        }
        one.catalog().put(many);
        assertThat(after(other, 0, 2_000)).hasSize(1_100).doesNotContain("ITEM old");
    }

    @Test
    void thereAreNoneWhereOneProcessWrites() {
        assertThat(Store.inMemory().changes()).isEmpty();
    }
}
