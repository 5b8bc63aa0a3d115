package io.daogou.store;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Whether a database can be reached, as far as is known. Where it cannot, callers are refused at once instead of each
 * waiting for a connection in vain; a second after the last try one of them is let through to try again.
 *
 * <p><b>Threads:</b> any number.
 */
final class Reachability {
    private static final long PAUSE_NANOS = 1_000_000_000;
    /** Longer than a try takes, which sets the next one itself. */
    private static final long LONGEST_TRY_NANOS = 15_000_000_000L;

    private final Dialect dialect;
    private final AtomicLong nextTry = new AtomicLong();
    private volatile @Nullable SQLException lost;

    Reachability(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Refuses a caller while the database cannot be reached, unless it is time to try again. */
    void check() {
        SQLException reason = lost;
        if (reason == null) {
            return;
        }
        long now = System.nanoTime();
        long next = nextTry.get();
        if (now - next < 0 || !nextTry.compareAndSet(next, now + LONGEST_TRY_NANOS)) {
            throw dialect.explained(reason);
        }
    }

    /** Something was done. */
    void succeeded() {
        if (lost != null) {
            lost = null;
        }
    }

    /** Something failed, perhaps because the connection is lost. */
    void failed(Throwable failure) {
        if (failure instanceof SQLException sql && dialect.isLost(sql)) {
            // The first time the next one may find that it was only this connection.
            nextTry.set(System.nanoTime() + (lost == null ? 0 : PAUSE_NANOS));
            lost = sql;
        }
    }
}
