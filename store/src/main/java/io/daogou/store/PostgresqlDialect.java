package io.daogou.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;

/**
 * PostgreSQL: a database of a server, which any number of processes may change. The table {@code schema_version} keeps the
 * version.
 *
 * <p><b>Order.</b> A sequence gives its values out at once, but transactions commit when they like: a reader that polls
 * "offset above the last one seen" would step over an event that took offset 7 and commits after 8 was seen. So changes take
 * turns, across all processes: each transaction begins with one advisory lock for the whole shop, which PostgreSQL lets go
 * of only after the transaction has become visible. Whoever takes the lock sees everything that had a lower offset. That
 * costs little, as every process puts all its callers' changes into one transaction at a time anyway, and it makes each
 * change as alone as it is on SQLite: what it reads is still so when it commits. A process that hangs within a transaction
 * is thrown out by the server after {@code idle_in_transaction_session_timeout}; others wait for {@code lock_timeout}, then
 * their callers are told to come back.
 */
final class PostgresqlDialect implements Dialect {
    private static final String[] SHRED = {
        "VACUUM FULL event",
        "VACUUM FULL device_link",
        "VACUUM FULL consent",
        "VACUUM FULL reset",
        "VACUUM FULL device_code",
        "VACUUM FULL change"
    };

    private static final String TAKE_TURN =
            "SELECT count(pg_advisory_xact_lock(hashtextextended('daogou ' || current_schema(), 0)))";

    private static final String ALONE = "hashtextextended('daogou sweep ' || current_schema(), 0))::INTEGER";
    private static final String TAKE_ALONE = "SELECT pg_try_advisory_lock(" + ALONE;
    private static final String LET_GO = "SELECT pg_advisory_unlock(" + ALONE;

    /** What is acknowledged must be on the disk, even where a database is set up to be faster than that. */
    private static final String DURABLE =
            "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'";

    /** A server that is gone must be noticed: some seconds without an answer end a connection. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "ApplicationName", "daogou",
            "connectTimeout", "3",
            "loginTimeout", "5",
            "socketTimeout", "10",
            "tcpKeepAlive", "true",
            // A server's detail of an error quotes values, which may be about people.
            "logServerErrorDetail", "false");

    private final StoreUrl.Postgresql url;
    /** What the changes of this process are marked with. */
    private final String process = UUID.randomUUID().toString();

    private final Properties properties = new Properties();

    PostgresqlDialect(StoreUrl.Postgresql url) {
        this.url = url;
        properties.putAll(DEFAULTS);
        properties.putAll(url.parameters());
        if (url.user() != null) {
            properties.put("user", url.user());
        }
        if (url.password() != null) {
            properties.put("password", url.password());
        }
    }

    @Override
    public Session writer() throws SQLException {
        // A process that hangs holds up no other for long, and waits for none for ever.
        return open(
                url,
                properties,
                "SET lock_timeout = '5s'",
                "SET idle_in_transaction_session_timeout = '10s'",
                DURABLE,
                signed());
    }

    @Override
    public Session patientWriter() throws SQLException {
        Properties patient = new Properties();
        patient.putAll(properties);
        patient.put("socketTimeout", "0");
        return open(url, patient, DURABLE, signed());
    }

    @Override
    public Session reader() throws SQLException {
        return open(url, properties, "SET default_transaction_read_only = on");
    }

    private String signed() {
        return "SET daogou.process = '" + process + "'";
    }

    /** What the changes of this process are marked with. */
    String process() {
        return process;
    }

    private static Session open(StoreUrl.Postgresql url, Properties properties, String... settings)
            throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:postgresql://" + url.address(), properties);
        Session session = new Session(connection);
        try {
            session.run(settings);
            return session;
        } catch (SQLException failure) {
            session.close();
            throw failure;
        }
    }

    @Override
    public void begin(Session session) throws SQLException {
        session.begin();
        session.number(TAKE_TURN);
    }

    /** By a lock of the session's, which ends with its connection. */
    @Override
    public Turn takeAlone() throws SQLException {
        Session session = patientWriter();
        boolean opened = false;
        try {
            boolean taken = session.number(TAKE_ALONE) == 1;
            opened = true;
            return new Turn() {
                @Override
                public boolean isTaken() {
                    return taken;
                }

                @Override
                public void close() throws SQLException {
                    // A server takes a moment to notice that a connection was closed.
                    try (session) {
                        if (taken) {
                            session.number(LET_GO);
                        }
                    }
                }
            };
        } finally {
            if (!opened) {
                session.close();
            }
        }
    }

    @Override
    public boolean isLost(SQLException failure) {
        return PostgresqlFailures.isLost(failure);
    }

    @Override
    public StoreException explained(SQLException failure) {
        return PostgresqlFailures.of(url, failure);
    }

    @Override
    public String scripts() {
        return "postgresql";
    }

    @Override
    public int version(Session session) throws SQLException {
        if (tables(session, "AND tablename = 'schema_version'") > 0) {
            return (int) session.number("SELECT version FROM schema_version");
        }
        return 0;
    }

    @Override
    public void mark(Session session, int version) throws SQLException {
        session.run(
                "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)",
                "DELETE FROM schema_version",
                "INSERT INTO schema_version VALUES (" + version + ")");
    }

    /** What tells processes of changes is no truth. */
    @Override
    public List<String> tables(Session session) throws SQLException {
        return session.texts("""
                SELECT tablename FROM pg_tables WHERE schemaname = current_schema()
                AND tablename NOT IN ('schema_version', 'change') ORDER BY tablename COLLATE "C\"""");
    }

    @Override
    public Map<String, Long> numbers(Session session) throws SQLException {
        Map<String, Long> numbers = new TreeMap<>();
        for (Map.Entry<String, String> numbered : numbered(session).entrySet()) {
            String sequence = "pg_get_serial_sequence('" + numbered.getKey() + "', '" + numbered.getValue() + "')";
            numbers.put(numbered.getKey(), session.number("SELECT pg_sequence_last_value(" + sequence + "::regclass)"));
        }
        return numbers;
    }

    @Override
    public void setNumbers(Session session, Map<String, Long> numbers) throws SQLException {
        for (Map.Entry<String, String> numbered : numbered(session).entrySet()) {
            String table = numbered.getKey();
            String column = numbered.getValue();
            long given = numbers.getOrDefault(table, 0L);
            session.number("SELECT setval(pg_get_serial_sequence('" + table + "', '" + column
                    + "'), greatest(highest, 1), highest > 0)"
                    + " FROM (SELECT greatest(" + given + ", coalesce(max(" + column + "), 0)) AS highest FROM " + table
                    + ") AS numbers");
        }
    }

    /** The column of each table that numbers its rows. */
    private static Map<String, String> numbered(Session session) throws SQLException {
        Map<String, String> columns = new TreeMap<>();
        for (String both : session.texts("""
                SELECT table_name || '.' || column_name FROM information_schema.columns
                WHERE table_schema = current_schema() AND is_identity = 'YES'""")) {
            String[] names = both.split("\\.", 2);
            columns.put(names[0], names[1]);
        }
        return columns;
    }

    @Override
    public boolean hasTables(Session session) throws SQLException {
        if (session.number("SELECT count(*) FROM pg_settings WHERE name = 'server_encoding' AND setting = 'UTF8'")
                == 0) {
            throw new StoreException(
                    "The database " + url + " cannot keep every text: its encoding is not UTF8; make one"
                            + " with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0");
        }
        return tables(session, "") > 0;
    }

    private static long tables(Session session, String which) throws SQLException {
        return session.number("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() " + which);
    }

    /**
     * Every table that held something of a person is written anew. The server's own write-ahead log and backups hold it until
     * they are recycled; when, is for who runs the server to say.
     */
    @Override
    public void shred(Session session) throws SQLException {
        session.run(SHRED);
    }

    @Override
    public String toString() {
        return url.toString();
    }
}
