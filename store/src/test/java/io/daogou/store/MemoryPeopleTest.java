package io.daogou.store;

final class MemoryPeopleTest extends PeopleContract {
    private final Store store = Store.inMemory();

    @Override
    Store store() {
        return store;
    }
}
