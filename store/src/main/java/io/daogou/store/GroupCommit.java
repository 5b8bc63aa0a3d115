package io.daogou.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes. It takes the changes that wait, does them in one transaction, commits once, and then lets
 * all their callers go on: the more callers, the more share the cost of reaching the disk.
 *
 * <p>A change that fails must not take others with it: the transaction is rolled back and each change is done again in
 * one of its own. So a change is whole or not there at all, and no savepoint is ever needed when all is well. Where the
 * connection itself is lost, the whole group fails at once: one by one they would wait for it one after another.
 *
 * <p><b>Threads:</b> any number; a full queue holds callers up. <b>Failure:</b> the thread outlives every failure, and
 * opens a new connection when the old one is lost.
 */
final class GroupCommit implements AutoCloseable {
    private static final int MOST_ROWS = 20_000;
    private static final int LONGEST_QUEUE = 1_024;

    private record Change<T>(int rows, Work<T> work, CompletableFuture<T> done) {
        /** Asks the thread to end once everything before it is done. */
        static Change<?> last() {
            return new Change<>(-1, session -> "", new CompletableFuture<>());
        }

        boolean isLast() {
            return rows < 0;
        }

        /** Does the work now; the result is told later, after the commit. */
        Runnable run(Session session) throws SQLException {
            T result = work.run(session);
            return () -> done.complete(result);
        }
    }

    private final Dialect dialect;
    private final Reachability reachability;
    private final BlockingQueue<Change<?>> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    /** Callers who wait until the database was written anew. */
    private final Queue<CompletableFuture<Boolean>> shreds = new ConcurrentLinkedQueue<>();

    private final Thread thread;
    private @Nullable Session session;
    private volatile boolean closing;
    private volatile boolean finished;

    GroupCommit(Dialect dialect, Reachability reachability, Session session) {
        this.reachability = reachability;
        this.dialect = dialect;
        this.session = session;
        this.thread = Thread.ofPlatform().name("daogou-store-writer").daemon().start(this::loop);
    }

    /** Enqueues a change of about {@code rows} rows and waits until it is durable. */
    <T> T run(int rows, Work<T> work) {
        Change<T> change = new Change<>(rows, work, new CompletableFuture<>());
        if (closing) {
            throw closed();
        }
        reachability.check();
        enqueue(change);
        return Waiting.result(change.done);
    }

    /** Lets the database leave no byte of what was deleted, between two transactions, and waits until it is done. */
    void shred() {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        shreds.add(done);
        run(0, session -> "");
        Waiting.result(done);
    }

    private void shredIfAsked() {
        for (CompletableFuture<Boolean> asked = shreds.poll(); asked != null; asked = shreds.poll()) {
            // On a connection of its own: a statement that was not run to its end would hold what is to go.
            Session before = session;
            session = null;
            if (before != null) {
                before.close();
            }
            try (Session patient = dialect.patientWriter()) {
                dialect.shred(patient);
                asked.complete(true);
            } catch (SQLException | RuntimeException | Error failure) {
                asked.completeExceptionally(explained(failure));
            }
        }
    }

    private void enqueue(Change<?> change) {
        Waiting.uninterruptibly(() -> {
            queue.put(change);
            return change;
        });
        if (finished) {
            refuseRest();
        }
    }

    private void loop() {
        List<Change<?>> group = new ArrayList<>();
        boolean more = true;
        while (more) {
            group.clear();
            more = takeGroup(group);
            if (!group.isEmpty()) {
                runTogether(group);
            }
            shredIfAsked();
        }
        if (session != null) {
            session.close();
        }
        finished = true;
        refuseRest();
    }

    /** Waits for a change and takes what else is there; returns whether there may be more later. */
    private boolean takeGroup(List<Change<?>> group) {
        int rows = 0;
        Change<?> change = Waiting.uninterruptibly(queue::take);
        while (change != null && !change.isLast()) {
            group.add(change);
            rows += change.rows;
            change = rows < MOST_ROWS ? queue.poll() : null;
        }
        return change == null || !change.isLast();
    }

    private void runTogether(List<Change<?>> group) {
        try {
            commit(group);
        } catch (SQLException | RuntimeException | Error failure) {
            reachability.failed(failure);
            boolean lost = !isRolledBack();
            if (lost || group.size() == 1) {
                Throwable explained = explained(failure);
                group.forEach(change -> change.done.completeExceptionally(explained));
                return;
            }
            for (Change<?> change : group) {
                runTogether(List.of(change));
            }
        }
    }

    private void commit(List<Change<?>> group) throws SQLException {
        Session open = session();
        dialect.begin(open);
        List<Runnable> tellings = new ArrayList<>(group.size());
        for (Change<?> change : group) {
            tellings.add(change.run(open));
        }
        open.commit();
        reachability.succeeded();
        tellings.forEach(Runnable::run);
    }

    private Session session() throws SQLException {
        Session open = session;
        if (open != null && !open.isAlive()) {
            open.close();
            open = null;
        }
        session = open == null ? dialect.writer() : open;
        return session;
    }

    /** Whether there is a session whose transaction could be rolled back; if not, the connection is lost. */
    private boolean isRolledBack() {
        Session open = session;
        if (open == null) {
            return false;
        }
        try {
            open.rollback();
            return true;
        } catch (SQLException failure) {
            open.close();
            session = null;
            return false;
        }
    }

    private Throwable explained(Throwable failure) {
        return failure instanceof SQLException refused ? dialect.explained(refused) : failure;
    }

    private void refuseRest() {
        for (Change<?> change = queue.poll(); change != null; change = queue.poll()) {
            change.done.completeExceptionally(closed());
        }
    }

    private StoreException closed() {
        return new StoreException("The store on " + dialect + " is closed; open it again");
    }

    /** Waits for the changes that are enqueued, then ends the thread. */
    @Override
    public void close() {
        closing = true;
        enqueue(Change.last());
        Waiting.uninterruptibly(() -> {
            thread.join();
            return thread;
        });
    }
}
