package io.daogou.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.sqlite.SQLiteConfig;

/** A connection to the database file with its prepared statements. Belongs to one thread at a time. */
final class Session implements AutoCloseable {
    /*
     * Settings. FULL: a commit is on the disk when it returns. secure_delete: what is erased is overwritten. No
     * memory-mapped I/O: a failing disk would then end the whole process with a signal instead of an error. The write-ahead
     * log grows to about 64 MB before it is carried over, so that a page changed many times is carried over once.
     */
    private static final String[] EACH = {
        "PRAGMA busy_timeout = 10000", "PRAGMA cache_size = -8192", "PRAGMA mmap_size = 0", "PRAGMA foreign_keys = ON"
    };
    private static final String[] WRITER = {
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL",
        "PRAGMA secure_delete = ON",
        "PRAGMA cache_size = -65536",
        "PRAGMA wal_autocheckpoint = 16000",
        "PRAGMA journal_size_limit = 67108864"
    };

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private Session(Connection connection) {
        this.connection = connection;
    }

    static Session writer(Path file) throws SQLException {
        Session session = open(file, new SQLiteConfig());
        try {
            session.run(WRITER);
            return session;
        } catch (SQLException failure) {
            session.close();
            throw failure;
        }
    }

    static Session reader(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        return open(file, config);
    }

    private static Session open(Path file, SQLiteConfig config) throws SQLException {
        Session session = new Session(config.createConnection("jdbc:sqlite:" + file));
        try {
            session.run(EACH);
            return session;
        } catch (SQLException failure) {
            session.close();
            throw failure;
        }
    }

    /** The prepared statement for a text of SQL, which must be a constant: it is kept until the session ends. */
    PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement known = statements.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            statements.put(sql, known);
        }
        return known;
    }

    void run(String... statementTexts) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String text : statementTexts) {
                statement.execute(text);
            }
        }
    }

    /** The whole number that a query answers; 0 where it answers none. */
    long number(String query) throws SQLException {
        try (ResultSet rows = prepared(query).executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    void begin() throws SQLException {
        connection.setAutoCommit(false);
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            System.getLogger("io.daogou.store").log(System.Logger.Level.WARNING, "Cannot close a connection", failure);
        }
    }
}
