package io.daogou.store;

import io.daogou.domain.shopper.Shoppers;
import org.junit.jupiter.api.AfterEach;

final class PostgresqlShoppersIT extends ShoppersContract {
    private final Store store = Store.open(PostgresqlServer.database(), CatalogContract.CLOCK);

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    Shoppers shoppers() {
        return store.shoppers();
    }
}
