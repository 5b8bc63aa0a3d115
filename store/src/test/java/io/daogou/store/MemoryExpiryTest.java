package io.daogou.store;

final class MemoryExpiryTest extends ExpiryContract {
    private final Store store = Store.inMemory();

    @Override
    Store store() {
        return store;
    }
}
