package io.daogou.store;

final class MemorySteeringTest extends SteeringContract {
    private final Store store = Store.inMemory();

    @Override
    Store store() {
        return store;
    }
}
