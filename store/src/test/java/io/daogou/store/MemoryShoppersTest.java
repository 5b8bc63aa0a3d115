package io.daogou.store;

import io.daogou.domain.shopper.Shoppers;

final class MemoryShoppersTest extends ShoppersContract {
    private final Store store = Store.inMemory(CatalogContract.CLOCK);

    @Override
    Shoppers shoppers() {
        return store.shoppers();
    }
}
