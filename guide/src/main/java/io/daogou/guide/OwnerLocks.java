package io.daogou.guide;

import io.daogou.domain.shopper.Subject;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A lock for each person who is talking, and none for anybody else. Threads: any number. */
final class OwnerLocks {
    private final ConcurrentHashMap<Subject, Lock> locks = new ConcurrentHashMap<>();

    private static final class Lock {
        /** Those who hold the lock or wait for it; changed under the map's own lock only. */
        private int users;
    }

    /** Does some work while nobody else works for the same owner. */
    <T> T under(Subject owner, Supplier<T> work) {
        Lock lock = locks.compute(owner, (key, old) -> {
            Lock used = old == null ? new Lock() : old;
            used.users++;
            return used;
        });
        try {
            synchronized (lock) {
                return work.get();
            }
        } finally {
            locks.computeIfPresent(owner, (key, used) -> --used.users == 0 ? null : used);
        }
    }
}
