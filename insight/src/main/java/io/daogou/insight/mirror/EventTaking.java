package io.daogou.insight.mirror;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventLog;
import io.daogou.domain.event.EventUse;
import java.sql.SQLException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fills batches from the log, each while the one before is written. */
final class EventTaking implements EventLog.Reader {
    /**
     * Events and their items; some 40 MB on the heap. DuckDB writes whole groups of 122,880 rows past its log; much smaller batches
     * it writes twice.
     */
    private static final int BATCH_ROWS = 1_000_000;

    private final BooleanSupplier stopped;
    private final Function<EventBatch, Future<EventBatch>> writing;
    private EventBatch batch = new EventBatch();
    private @Nullable Future<EventBatch> before;
    private @Nullable SQLException failure;

    EventTaking(BooleanSupplier stopped, Function<EventBatch, Future<EventBatch>> writing) {
        this.stopped = stopped;
        this.writing = writing;
    }

    @Override
    public boolean accept(long offset, Event event) {
        if (event.header().use() == EventUse.BOT) {
            batch.skip(offset, event);
        } else {
            batch.add(offset, event);
        }
        return batch.rows() < BATCH_ROWS || (handOver() && !stopped.getAsBoolean());
    }

    private boolean handOver() {
        try {
            await();
        } catch (SQLException refused) {
            failure = refused;
            return false;
        }
        before = writing.apply(batch);
        batch = new EventBatch();
        return true;
    }

    private void await() throws SQLException {
        if (before != null) {
            NativeThread.result(before);
            before = null;
        }
    }

    /** Writes the last batch and waits for all. */
    void finish() throws SQLException {
        if (failure == null && batch.lastOffset() > 0) {
            handOver();
        }
        if (failure != null) {
            throw failure;
        }
        await();
    }

    /** Waits for a batch that is being written, however it ends: where to go on must be known. */
    void settle() {
        try {
            await();
        } catch (SQLException refused) {
            System.getLogger(EventTaking.class.getName()).log(System.Logger.Level.WARNING, "A batch was lost", refused);
        }
    }
}
