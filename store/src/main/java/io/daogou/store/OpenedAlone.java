package io.daogou.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * A database that nobody else can change while it is open here, within one transaction: an SQLite file by the lock on its
 * directory, PostgreSQL by the lock that all changes take turns with. Belongs to one thread, which must be a platform thread.
 */
final class OpenedAlone implements AutoCloseable {
    private final Dialect dialect;
    private final Session session;
    private final Runnable closing;

    private OpenedAlone(Dialect dialect, Session session, Runnable closing) {
        this.dialect = dialect;
        this.session = session;
        this.closing = closing;
    }

    /** Opens what must be there. */
    static OpenedAlone existing(StoreUrl url) {
        // Says what is wrong with the place, and makes nothing where nothing is.
        Store.openReadOnly(url).close();
        return made(url);
    }

    /** Opens what is made first if it is not there. */
    static OpenedAlone made(StoreUrl url) {
        return switch (url) {
            case StoreUrl.Sqlite(Path directory) -> {
                SqliteDatabase.create(directory);
                DataDirectoryLock lock = DataDirectoryLock.take(directory);
                yield begun(new SqliteDialect(directory.resolve(SqliteDatabase.FILE)), lock::close);
            }
            case StoreUrl.Postgresql postgresql -> begun(new PostgresqlDialect(postgresql), () -> {});
        };
    }

    private static OpenedAlone begun(Dialect dialect, Runnable closing) {
        boolean begun = false;
        try {
            Session session = dialect.patientWriter();
            try {
                Schema.migrate(session, dialect);
                dialect.begin(session);
                begun = true;
                return new OpenedAlone(dialect, session, closing);
            } finally {
                if (!begun) {
                    session.close();
                }
            }
        } catch (SQLException failure) {
            throw dialect.explained(failure);
        } finally {
            if (!begun) {
                closing.run();
            }
        }
    }

    Session session() {
        return session;
    }

    List<String> tables() {
        return explained(() -> dialect.tables(session));
    }

    long count(String table) {
        return explained(() -> session.number("SELECT count(*) FROM " + table));
    }

    Map<String, Long> numbers() {
        return explained(() -> dialect.numbers(session));
    }

    void setNumbers(Map<String, Long> numbers) {
        explained(() -> {
            dialect.setNumbers(session, numbers);
            return numbers;
        });
    }

    void commit() {
        explained(() -> {
            session.commit();
            return session;
        });
    }

    /** Something that may fail as databases do. */
    @FunctionalInterface
    private interface Step<T> {
        T run() throws SQLException;
    }

    private <T> T explained(Step<T> step) {
        try {
            return step.run();
        } catch (SQLException failure) {
            throw dialect.explained(failure);
        }
    }

    @Override
    public String toString() {
        return dialect.toString();
    }

    /** Rolls back what was not committed. */
    @Override
    public void close() {
        session.close();
        closing.run();
    }
}
