package io.daogou.store;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A few threads that read, each with a connection while it works. A query sees what was committed when it began, and holds
 * up neither the writer nor other readers.
 */
final class Readers implements AutoCloseable {
    private static final int THREADS = 4;

    private final Dialect dialect;
    private final Reachability reachability;
    private final ExecutorService threads;
    private final Deque<Session> idle = new ArrayDeque<>();

    Readers(Dialect dialect, Reachability reachability) {
        this.dialect = dialect;
        this.reachability = reachability;
        this.threads = Executors.newFixedThreadPool(
                THREADS,
                Thread.ofPlatform().name("daogou-store-reader-", 0).daemon().factory());
    }

    /** Does the work and waits for it. */
    <T> T run(Work<T> work) {
        return Waiting.result(start(work));
    }

    /** Begins the work and goes on. */
    <T> CompletableFuture<T> start(Work<T> work) {
        reachability.check();
        CompletableFuture<T> done = new CompletableFuture<>();
        try {
            threads.execute(() -> complete(done, work));
        } catch (RejectedExecutionException refused) {
            throw new StoreException("The store on " + dialect + " is closed; open it again", refused);
        }
        return done;
    }

    private <T> void complete(CompletableFuture<T> done, Work<T> work) {
        try {
            Session session = borrow();
            T result;
            try {
                result = work.run(session);
            } catch (SQLException | RuntimeException | Error failure) {
                session.close();
                // What ended this one may have ended those that rest, too.
                closeIdle();
                throw failure;
            }
            giveBack(session);
            reachability.succeeded();
            done.complete(result);
        } catch (SQLException failure) {
            reachability.failed(failure);
            done.completeExceptionally(dialect.explained(failure));
        } catch (RuntimeException | Error failure) {
            done.completeExceptionally(failure);
        }
    }

    private Session borrow() throws SQLException {
        for (Session session = pollIdle(); session != null; session = pollIdle()) {
            if (session.isAlive()) {
                return session;
            }
            session.close();
        }
        return dialect.reader();
    }

    private @Nullable Session pollIdle() {
        synchronized (idle) {
            return idle.pollLast();
        }
    }

    private void giveBack(Session session) {
        synchronized (idle) {
            idle.addLast(session);
        }
    }

    /** Waits for the reads under way. */
    @Override
    public void close() {
        threads.close();
        closeIdle();
    }

    private void closeIdle() {
        List<Session> sessions;
        synchronized (idle) {
            sessions = new ArrayList<>(idle);
            idle.clear();
        }
        sessions.forEach(Session::close);
    }
}
