package io.daogou.server;

import io.daogou.domain.event.EventLog;
import io.daogou.domain.event.Retention;
import io.daogou.domain.item.Catalog;
import io.daogou.domain.shopper.Consents;
import io.daogou.domain.shopper.Shoppers;
import io.daogou.server.imports.ImportTarget;
import io.daogou.store.Store;

/** The truth as an import sees it. */
record ImportedStore(Store store, Retention retention) implements ImportTarget {
    @Override
    public Catalog catalog() {
        return store.catalog();
    }

    @Override
    public EventLog events() {
        return store.events();
    }

    @Override
    public Shoppers shoppers() {
        return store.shoppers();
    }

    @Override
    public Consents consents() {
        return store.people().consents();
    }

    @Override
    public void close() {
        store.close();
    }
}
