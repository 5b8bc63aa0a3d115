package io.daogou.server.imports;

import io.daogou.domain.event.EventLog;
import io.daogou.domain.event.Retention;
import io.daogou.domain.item.Catalog;
import io.daogou.domain.shopper.Consents;
import io.daogou.domain.shopper.Shoppers;

/** Where an import goes: the ports of an opened shop. Closed when the import is over. */
public interface ImportTarget extends AutoCloseable {
    Catalog catalog();

    EventLog events();

    Shoppers shoppers();

    Consents consents();

    /** How long the shop keeps events: what is older is left out. */
    default Retention retention() {
        return Retention.UNLIMITED;
    }

    @Override
    void close();
}
