package io.daogou.store;

import io.daogou.domain.item.Catalog;
import org.junit.jupiter.api.AfterEach;

final class PostgresqlCatalogIT extends CatalogContract {
    private final Store store = Store.open(PostgresqlServer.database(), CatalogContract.CLOCK);

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    Catalog catalog() {
        return store.catalog();
    }
}
