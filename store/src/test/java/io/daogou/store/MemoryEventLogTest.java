package io.daogou.store;

import io.daogou.domain.event.EventLog;

final class MemoryEventLogTest extends EventLogContract {
    private final Store store = Store.inMemory(CatalogContract.CLOCK);

    @Override
    EventLog log() {
        return store.events();
    }
}
