package io.daogou.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A connection to the database with its prepared statements. Belongs to one thread at a time. */
final class Session implements AutoCloseable {
    private static final long CHECKED_AFTER_NANOS = 500_000_000;
    private static final int SECONDS_TO_ANSWER = 2;

    private final Connection connection;
    private long lastUsed = System.nanoTime();
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private final Map<String, Long> additions = new HashMap<>();

    Session(Connection connection) {
        this.connection = connection;
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

    /** The texts in the first column of what a query answers. */
    List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = prepared(query).executeQuery()) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    /** Whether it can still be used: one that has been idle may have lost its server meanwhile. */
    boolean isAlive() {
        long now = System.nanoTime();
        boolean checked = now - lastUsed > CHECKED_AFTER_NANOS;
        lastUsed = now;
        try {
            return !checked || connection.isValid(SECONDS_TO_ANSWER);
        } catch (SQLException failure) {
            return false;
        }
    }

    void begin() throws SQLException {
        connection.setAutoCommit(false);
    }

    /** Adds to a counter when the transaction ends, once for all who add in it: {@code sql} takes the amount. */
    void addAtCommit(String sql, long amount) {
        additions.merge(sql, amount, Long::sum);
    }

    void commit() throws SQLException {
        for (Map.Entry<String, Long> addition : additions.entrySet()) {
            PreparedStatement update = prepared(addition.getKey());
            update.setLong(1, addition.getValue());
            update.executeUpdate();
        }
        additions.clear();
        connection.commit();
    }

    /** Undoes what the transaction did, and drops what it only had prepared to do. */
    void rollback() throws SQLException {
        additions.clear();
        for (PreparedStatement statement : statements.values()) {
            statement.clearBatch();
        }
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
