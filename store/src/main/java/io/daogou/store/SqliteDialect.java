package io.daogou.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sqlite.SQLiteConfig;

/** SQLite: one file. Its own {@code user_version} keeps the version. */
record SqliteDialect(Path file) implements Dialect {
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

    /** Each waits for readers as long as the busy timeout. */
    private static final int SHRED_TRIES = 3;

    @Override
    public Session writer() throws SQLException {
        Session session = open(new SQLiteConfig());
        try {
            session.run(WRITER);
            return session;
        } catch (SQLException failure) {
            session.close();
            throw failure;
        }
    }

    @Override
    public Session reader() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        return open(config);
    }

    private Session open(SQLiteConfig config) throws SQLException {
        Session session = new Session(config.createConnection("jdbc:sqlite:" + file));
        try {
            session.run(EACH);
            return session;
        } catch (SQLException failure) {
            session.close();
            throw failure;
        }
    }

    @Override
    public StoreException explained(SQLException failure) {
        return SqliteFailures.of(file, failure);
    }

    @Override
    public String scripts() {
        return "sqlite";
    }

    @Override
    public int version(Session session) throws SQLException {
        return (int) session.number("PRAGMA user_version");
    }

    @Override
    public void mark(Session session, int version) throws SQLException {
        session.run("PRAGMA user_version = " + version);
    }

    @Override
    public List<String> tables(Session session) throws SQLException {
        return session.texts(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name");
    }

    @Override
    public Map<String, Long> numbers(Session session) throws SQLException {
        Map<String, Long> numbers = new TreeMap<>();
        for (String table : session.texts("SELECT name FROM sqlite_sequence")) {
            numbers.put(table, session.number("SELECT seq FROM sqlite_sequence WHERE name = '" + table + "'"));
        }
        return numbers;
    }

    /** Only tables with AUTOINCREMENT remember numbers; others number rows by those that are there. */
    @Override
    public void setNumbers(Session session, Map<String, Long> numbers) throws SQLException {
        for (Map.Entry<String, Long> number : numbers.entrySet()) {
            session.run("UPDATE sqlite_sequence SET seq = max(seq, " + number.getValue() + ") WHERE name = '"
                    + number.getKey() + "'");
        }
    }

    @Override
    public boolean hasTables(Session session) throws SQLException {
        return session.number("SELECT count(*) FROM sqlite_schema") > 0;
    }

    /**
     * {@code secure_delete} overwrites rows, but a page whose rows were moved may still hold a copy of them, and so may the
     * write-ahead log.
     */
    @Override
    public void shred(Session session) throws SQLException {
        session.run("VACUUM");
        for (int tries = 0; session.number("PRAGMA wal_checkpoint(TRUNCATE)") != 0; tries++) {
            if (tries == SHRED_TRIES) {
                throw new SQLException(
                        "readers hold the write-ahead log; what was deleted is out of reach, and its bytes go"
                                + " when they let go");
            }
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
