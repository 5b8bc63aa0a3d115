package io.daogou.store;

import io.daogou.domain.item.Catalog;

final class MemoryCatalogTest extends CatalogContract {
    private final Store store = Store.inMemory(CatalogContract.CLOCK);

    @Override
    Catalog catalog() {
        return store.catalog();
    }
}
