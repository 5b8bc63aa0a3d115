package io.daogou.store;

import org.junit.jupiter.api.AfterEach;

final class PostgresqlSteeringIT extends SteeringContract {
    private final Store store = Store.open(PostgresqlServer.database(), CatalogContract.CLOCK);

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    Store store() {
        return store;
    }
}
