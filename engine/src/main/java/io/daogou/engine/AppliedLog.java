package io.daogou.engine;

import io.daogou.domain.event.EventLog;
import io.daogou.engine.live.LiveState;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

/**
 * The part of a log that the live state has taken, where several processes append to it. Every event, whoever appended it,
 * is applied here and nowhere else, in the order of the log: so each is applied once, and all processes come to the same
 * state.
 *
 * <p><b>Threads:</b> any number; they take turns, and whoever waited while another's turn began after its own event was in
 * the log has nothing left to do.
 */
final class AppliedLog {
    private final EventLog truth;
    private final LiveState state;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile long begunTurns;
    private long doneTurn;
    private long offset;

    /** @param offset up to where events have been applied */
    AppliedLog(EventLog truth, LiveState state, long offset) {
        this.truth = truth;
        this.state = state;
        this.offset = offset;
    }

    /** Applies what is in the log now. */
    void catchUp() {
        long begun = begunTurns;
        turn.lock();
        try {
            if (doneTurn <= begun) {
                long mine = begunTurns + 1;
                begunTurns = mine;
                applyRest();
                // Not reached where the log could not be read: then whoever waits tries, too.
                doneTurn = mine;
            }
        } finally {
            turn.unlock();
        }
    }

    private void applyRest() {
        truth.read(offset, (at, event) -> {
            state.apply(event);
            offset = at;
            return true;
        });
    }

    /** Does something with the offset up to which everything has been applied, while nothing more is. */
    void whileStill(LongConsumer action) {
        turn.lock();
        try {
            applyRest();
            action.accept(offset);
        } finally {
            turn.unlock();
        }
    }
}
