package io.daogou.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The database file {@value #FILE} of a data directory with the threads that may touch it: one that writes, unless it was
 * opened for reading only, and a few that read.
 */
final class SqliteDatabase implements AutoCloseable {
    static final String FILE = "daogou.db";

    /** What only a process that writes has. */
    private record Writing(DataDirectoryLock lock, GroupCommit commits) {}

    private final Path file;
    private final Readers readers;
    private final @Nullable Writing writing;
    private final AtomicBoolean closed = new AtomicBoolean();

    private SqliteDatabase(Path file, @Nullable Writing writing) {
        this.file = file;
        this.readers = new Readers(file);
        this.writing = writing;
    }

    static SqliteDatabase open(Path dataDirectory) {
        create(dataDirectory);
        DataDirectoryLock lock = DataDirectoryLock.take(dataDirectory);
        boolean opened = false;
        try {
            Path file = dataDirectory.resolve(FILE);
            SqliteDatabase database =
                    new SqliteDatabase(file, new Writing(lock, new GroupCommit(file, migrated(file))));
            opened = true;
            return database;
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    static SqliteDatabase openReadOnly(Path dataDirectory) {
        Path file = dataDirectory.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new StoreException("There is no " + FILE + " in " + dataDirectory.toAbsolutePath()
                    + "; name the data directory of a shop, or start the server on it once");
        }
        SqliteDatabase database = new SqliteDatabase(file, null);
        boolean opened = false;
        try {
            database.read(session -> {
                Schema.check(session, file);
                return file;
            });
            opened = true;
            return database;
        } finally {
            if (!opened) {
                database.close();
            }
        }
    }

    private static void create(Path dataDirectory) {
        try {
            Files.createDirectories(dataDirectory);
        } catch (IOException failure) {
            throw new StoreException(
                    "The data directory " + dataDirectory + " cannot be made (" + failure
                            + "); give this user the right to make it, or choose another directory",
                    failure);
        }
    }

    private static Session migrated(Path file) {
        CompletableFuture<Session> session = new CompletableFuture<>();
        Thread.ofPlatform().name("daogou-store-opener").daemon().start(() -> migrate(file, session));
        return Waiting.result(session);
    }

    private static void migrate(Path file, CompletableFuture<Session> done) {
        try {
            Session session = Session.writer(file);
            try {
                Schema.migrate(session, file);
                done.complete(session);
            } finally {
                if (!done.isDone()) {
                    session.close();
                }
            }
        } catch (SQLException failure) {
            done.completeExceptionally(Failures.of(file, failure));
        } catch (RuntimeException | Error failure) {
            done.completeExceptionally(failure);
        }
    }

    /** Changes about {@code rows} rows, all or none; durable when it returns. */
    <T> T write(int rows, Work<T> change) {
        if (writing == null) {
            throw new StoreException("The data directory of " + file
                    + " was opened for reading only; make changes through the process that serves");
        }
        return writing.commits.run(rows, change);
    }

    /** Reads on a thread of the store's own. */
    <T> T read(Work<T> query) {
        return readers.run(query);
    }

    /** Begins to read on a thread of the store's own. */
    <T> CompletableFuture<T> startReading(Work<T> query) {
        return readers.start(query);
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        readers.close();
        if (writing != null) {
            writing.commits.close();
            writing.lock.close();
        }
    }
}
