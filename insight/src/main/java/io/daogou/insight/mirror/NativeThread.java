package io.daogou.insight.mirror;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The one platform thread that writes to DuckDB: a native call from a virtual thread would hold its carrier, and a few of them
 * would stop everybody.
 */
final class NativeThread implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("insight-writer").factory());

    /** Something to do there. */
    interface Work<T> {
        T run() throws SQLException;
    }

    <T> Future<T> start(Work<T> work) {
        return thread.submit(work::run);
    }

    <T> T run(Work<T> work) throws SQLException {
        return result(start(work));
    }

    /** Waits for what was started. An interrupt stops neither the wait nor the work, and is kept for later. */
    static <T> T result(Future<T> started) throws SQLException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return started.get();
                } catch (InterruptedException early) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException failure) {
            throw cause(failure);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static SQLException cause(ExecutionException failure) {
        return switch (failure.getCause()) {
            case SQLException refused -> refused;
            case RuntimeException mistake -> throw mistake;
            case Error error -> throw error;
            case null, default -> throw new IllegalStateException(failure);
        };
    }

    @Override
    public void close() {
        thread.close();
    }
}
