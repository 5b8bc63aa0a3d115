package io.daogou.server.imports;

import io.daogou.domain.event.EventLog;
import io.daogou.domain.item.Catalog;
import io.daogou.domain.shopper.Consents;
import io.daogou.domain.shopper.Shoppers;

/** Where an import goes: the ports of an opened shop. Closed when the import is over. */
public interface ImportTarget extends AutoCloseable {
    Catalog catalog();

    EventLog events();

    Shoppers shoppers();

    Consents consents();

    @Override
    void close();
}
