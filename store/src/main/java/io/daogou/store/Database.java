package io.daogou.store;

import java.util.concurrent.CompletableFuture;

/**
 * A database with the threads that may touch it, whatever its kind: changes one after another, many to a commit, and reads
 * beside them.
 *
 * <p><b>Threads:</b> any number, virtual ones too: all work runs on platform threads of the database's own.
 * <b>Failure:</b> {@link StoreException}; a change that failed left nothing behind, and the database goes on.
 */
interface Database extends AutoCloseable {
    /** Makes a change of about {@code rows} rows, all or none of it; durable when it returns. */
    <T> T write(int rows, Work<T> change);

    /** Reads what is committed when the query begins. */
    <T> T read(Work<T> query);

    /** Begins to read, and goes on. */
    <T> CompletableFuture<T> startReading(Work<T> query);

    /** Leaves no byte of what was deleted in any file; returns when that is done. */
    void shred();

    /**
     * Does something that one process at a time may do, on the caller's thread; another lets go of it even by dying.
     *
     * @return false if another process does it now
     */
    boolean alone(Runnable action);

    /** Waits for the work under way, then lets go of the database. Closing twice does nothing. */
    @Override
    void close();
}
