package io.daogou.store;

import io.daogou.domain.event.EventLog;
import org.junit.jupiter.api.AfterEach;

final class PostgresqlEventLogIT extends EventLogContract {
    private final Store store = Store.open(PostgresqlServer.database(), CatalogContract.CLOCK);

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    EventLog log() {
        return store.events();
    }
}
