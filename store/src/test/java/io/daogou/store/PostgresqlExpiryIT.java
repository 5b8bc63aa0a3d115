package io.daogou.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.change.Changes;
import io.daogou.domain.event.EventType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PostgresqlExpiryIT extends ExpiryContract {
    private final StoreUrl url = PostgresqlServer.database();
    private final Store store = Store.open(url);

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    Store store() {
        return store;
    }

    @Test
    void oneProcessAtATimeSweepsAndTheOthersLearnOfIt() {
        try (Store other = Store.open(url)) {
            Changes changes = other.changes().orElseThrow();
            long before = changes.last();
            boolean[] both = new boolean[1];
            assertThat(store.people()
                            .expiry()
                            .alone(() -> both[0] = other.people().expiry().alone(() -> {})))
                    .isTrue();
            assertThat(both[0]).isFalse();
            assertThat(other.people().expiry().alone(() -> {})).isTrue();
            store.events().append(List.of(event("old", EventType.VIEW_ITEM, daysAgo(31), "d", null)));
            store.people().expiry().expire(MONTH, NOW, () -> true);
            assertThat(other.people().expiry().isUnfinished()).isTrue();
            store.people().expiry().finish();
            assertThat(other.people().expiry().isUnfinished()).isFalse();
            List<Changes.Kind> kinds = new ArrayList<>();
            changes.read(before, 100, (kind, id) -> kinds.add(kind));
            assertThat(kinds).containsExactly(Changes.Kind.EXPIRY);
        }
    }
}
