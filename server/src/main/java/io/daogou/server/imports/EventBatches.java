package io.daogou.server.imports;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventLog;
import io.daogou.domain.event.EventLog.AppendOutcome;
import io.daogou.domain.event.Retention;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Appends events in batches: while one is being stored, the next is being read. At most two are in memory. */
final class EventBatches implements AutoCloseable {
    private static final int BATCH = 10_000;

    private final EventLog log;
    private final GivenConsents consents;
    private final Retention retention;
    private final Instant now = Instant.now();
    private final Tally tally;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("import-writer").factory());
    private List<Event> batch = new ArrayList<>(BATCH);
    private @Nullable Future<List<AppendOutcome>> underWay;

    EventBatches(EventLog log, GivenConsents consents, Retention retention, Tally tally) {
        this.log = log;
        this.consents = consents;
        this.retention = retention;
        this.tally = tally;
    }

    void add(Event event) {
        if (retention.isExpired(event.type(), event.header().time(), now)) {
            tally.expired++;
            return;
        }
        batch.add(event);
        consents.note(event.header());
        if (batch.size() == BATCH) {
            send();
        }
    }

    /** Returns when everything added is stored, and what its people agreed to. */
    void finish() {
        send();
        await();
        consents.finish();
    }

    private void send() {
        await();
        if (!batch.isEmpty()) {
            List<Event> events = batch;
            batch = new ArrayList<>(BATCH);
            underWay = writer.submit(() -> log.append(events));
        }
    }

    private void await() {
        Future<List<AppendOutcome>> sent = underWay;
        if (sent == null) {
            return;
        }
        underWay = null;
        try {
            sent.get().forEach(tally::count);
        } catch (ExecutionException failed) {
            throw new ImportFailure("events cannot be stored: " + ImportFailure.reason(failed), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ImportFailure("was interrupted", stopped);
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
