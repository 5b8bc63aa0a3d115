package io.daogou.search.query;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is made of the latest state of something: one caller makes it anew, all others have the one before meanwhile.
 *
 * <p><b>Threads:</b> any number; only those that come before there is any wait for it.
 */
public final class Latest<K, V> {
    private final Function<K, V> maker;
    private final ReentrantLock making = new ReentrantLock();
    private volatile @Nullable Made<K, V> latest;

    public Latest(Function<K, V> maker) {
        this.maker = maker;
    }

    private record Made<K, V>(K state, V value) {}

    /** What was made of a state, or of an earlier one if somebody is about it. */
    public V of(K state) {
        Made<K, V> known = latest;
        if (known != null) {
            if (known.state.equals(state) || !making.tryLock()) {
                return known.value;
            }
        } else {
            making.lock();
        }
        try {
            Made<K, V> made = latest;
            if (made == null || !made.state.equals(state)) {
                made = new Made<>(state, maker.apply(state));
                latest = made;
            }
            return made.value;
        } finally {
            making.unlock();
        }
    }
}
