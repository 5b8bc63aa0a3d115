package io.daogou.store;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A database of any dialect: one thread that writes, unless it was opened for reading only, and a few that read. */
final class JdbcDatabase implements Database {
    private final Dialect dialect;
    private final Readers readers;
    private final @Nullable GroupCommit commits;
    private final Runnable closing;
    private final AtomicBoolean closed = new AtomicBoolean();

    private JdbcDatabase(Dialect dialect, Reachability reachability, @Nullable GroupCommit commits, Runnable closing) {
        this.dialect = dialect;
        this.readers = new Readers(dialect, reachability);
        this.commits = commits;
        this.closing = closing;
    }

    /**
     * Opens a database for reading and writing, and makes or completes its tables first.
     *
     * @param closing what to do once it is closed
     */
    static Database open(Dialect dialect, Runnable closing) {
        Reachability reachability = new Reachability(dialect);
        GroupCommit commits = new GroupCommit(dialect, reachability, migrated(dialect));
        return new JdbcDatabase(dialect, reachability, commits, closing);
    }

    /** Opens a database for reading only; refuses one whose tables are not those of this program. */
    static Database openReadOnly(Dialect dialect) {
        JdbcDatabase database = new JdbcDatabase(dialect, new Reachability(dialect), null, () -> {});
        boolean opened = false;
        try {
            database.read(session -> {
                Schema.check(session, dialect);
                return dialect;
            });
            opened = true;
            return database;
        } finally {
            if (!opened) {
                database.close();
            }
        }
    }

    private static Session migrated(Dialect dialect) {
        CompletableFuture<Session> session = new CompletableFuture<>();
        Thread.ofPlatform().name("daogou-store-opener").daemon().start(() -> migrate(dialect, session));
        return Waiting.result(session);
    }

    private static void migrate(Dialect dialect, CompletableFuture<Session> done) {
        try {
            Session session = dialect.writer();
            try {
                Schema.migrate(session, dialect);
                done.complete(session);
            } finally {
                if (!done.isDone()) {
                    session.close();
                }
            }
        } catch (SQLException failure) {
            done.completeExceptionally(dialect.explained(failure));
        } catch (RuntimeException | Error failure) {
            done.completeExceptionally(failure);
        }
    }

    @Override
    public <T> T write(int rows, Work<T> change) {
        return commits().run(rows, change);
    }

    @Override
    public void shred() {
        commits().shred();
    }

    @Override
    public boolean alone(Runnable action) {
        try (Dialect.Turn turn = dialect.takeAlone()) {
            if (turn.isTaken()) {
                action.run();
            }
            return turn.isTaken();
        } catch (SQLException failure) {
            throw dialect.explained(failure);
        }
    }

    private GroupCommit commits() {
        if (commits == null) {
            throw new StoreException("The database " + dialect
                    + " was opened for reading only; make changes through the process that serves");
        }
        return commits;
    }

    @Override
    public <T> T read(Work<T> query) {
        return readers.run(query);
    }

    @Override
    public <T> CompletableFuture<T> startReading(Work<T> query) {
        return readers.start(query);
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        readers.close();
        if (commits != null) {
            commits.close();
        }
        closing.run();
    }
}
