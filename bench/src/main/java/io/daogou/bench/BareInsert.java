package io.daogou.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The floor under storing events: a bare loop of prepared statements that writes the same rows into the same table, with
 * the same promises (write-ahead log, every commit forced to disk).
 */
final class BareInsert {
    private static final String COLUMNS =
            "event_id, time_millis, type, platform, device_id, shopper_id, session_id, recommendation_id, payload";
    private static final int COLUMN_COUNT = 9;

    private final List<String> definitions;
    private final List<Object[]> rows;

    private BareInsert(List<String> definitions, List<Object[]> rows) {
        this.definitions = definitions;
        this.rows = rows;
    }

    /** Takes the rows of a shop's database, and how its tables are defined. */
    static BareInsert of(Path database, int most) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            List<String> definitions = new ArrayList<>();
            try (ResultSet found = statement.executeQuery(
                    "SELECT sql FROM sqlite_master WHERE tbl_name = 'event' AND sql IS NOT NULL")) {
                while (found.next()) {
                    definitions.add(found.getString(1));
                }
            }
            List<Object[]> rows = new ArrayList<>();
            try (ResultSet found =
                    statement.executeQuery("SELECT " + COLUMNS + " FROM event ORDER BY event_offset LIMIT " + most)) {
                while (found.next()) {
                    Object[] row = new Object[COLUMN_COUNT];
                    for (int i = 0; i < COLUMN_COUNT; i++) {
                        row[i] = found.getObject(i + 1);
                    }
                    rows.add(row);
                }
            }
            return new BareInsert(definitions, rows);
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot read " + database + ": " + failure.getMessage(), failure);
        }
    }

    int size() {
        return rows.size();
    }

    /** Rows a second into a new database, so many rows a commit. */
    double perSecond(Path database, int rowsPerCommit) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            prepare(connection);
            long start = System.nanoTime();
            insert(connection, rowsPerCommit);
            return rows.size() / ((System.nanoTime() - start) / 1e9);
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot write " + database + ": " + failure.getMessage(), failure);
        }
    }

    private void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            for (String definition : definitions) {
                statement.execute(definition);
            }
        }
        connection.setAutoCommit(false);
    }

    private void insert(Connection connection, int rowsPerCommit) throws SQLException {
        String marks = "?" + ", ?".repeat(COLUMN_COUNT - 1);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO event (" + COLUMNS + ") VALUES (" + marks + ")")) {
            int pending = 0;
            for (Object[] row : rows) {
                for (int i = 0; i < COLUMN_COUNT; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.executeUpdate();
                if (++pending == rowsPerCommit) {
                    connection.commit();
                    pending = 0;
                }
            }
            connection.commit();
        }
    }
}
