package io.daogou.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.change.Changes;
import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PostgresqlExpiryIT extends ExpiryContract {
    private final StoreUrl url = PostgresqlServer.database();
    private final Store store = Store.open(url);
    private static final String KILL = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ";

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    Store store() {
        return store;
    }

    @Test
    void aSweepThatLosesItsConnectionsEndsAndTheNextOneIsWhole() {
        for (int batch = 0; batch < 6; batch++) {
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                String id = batch + "-" + i;
                events.add(event(id, EventType.VIEW_ITEM, daysAgo(i % 2 == 0 ? 31 : 3), "d" + i % 300, null));
            }
            store.events().append(events);
        }
        int[] asked = new int[1];
        assertThatThrownBy(() -> store.expiry().alone(() -> {
                    var _ = store.expiry().expire(MONTH, NOW, () -> {
                        if (++asked[0] == 2) {
                            PostgresqlServer.run(
                                    PostgresqlServer.url("postgres"),
                                    "ALTER DATABASE " + name() + " WITH ALLOW_CONNECTIONS false",
                                    KILL + "'" + name() + "'");
                        }
                        return true;
                    });
                }))
                .isInstanceOf(StoreException.class);
        PostgresqlServer.run(
                PostgresqlServer.url("postgres"), "ALTER DATABASE " + name() + " WITH ALLOW_CONNECTIONS true");
        try (Store next = Store.open(url)) {
            assertThat(next.expiry().isUnfinished()).isTrue();
            boolean swept = next.expiry().alone(() -> {
                long rest = next.expiry().expire(MONTH, NOW, () -> true).allEvents();
                assertThat(rest).isBetween(1L, 29_999L);
                next.expiry().finish();
            });
            assertThat(swept).as("the lock went with the connection").isTrue();
            assertThat(next.events().size()).isEqualTo(30_000);
        }
    }

    private String name() {
        return ((StoreUrl.Postgresql) url).address().split("/", 2)[1];
    }

    @Test
    void oneProcessAtATimeSweepsAndTheOthersLearnOfIt() {
        try (Store other = Store.open(url)) {
            Changes changes = other.changes().orElseThrow();
            long before = changes.last();
            boolean[] both = new boolean[1];
            assertThat(store.expiry().alone(() -> both[0] = other.expiry().alone(() -> {})))
                    .isTrue();
            assertThat(both[0]).isFalse();
            assertThat(other.expiry().alone(() -> {})).isTrue();
            store.events().append(List.of(event("old", EventType.VIEW_ITEM, daysAgo(31), "d", null)));
            store.expiry().expire(MONTH, NOW, () -> true);
            assertThat(other.expiry().isUnfinished()).isTrue();
            store.expiry().finish();
            assertThat(other.expiry().isUnfinished()).isFalse();
            List<Changes.Kind> kinds = new ArrayList<>();
            changes.read(before, 100, (kind, id) -> kinds.add(kind));
            assertThat(kinds).containsExactly(Changes.Kind.EXPIRY);
        }
    }
}
