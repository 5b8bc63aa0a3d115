package io.daogou.insight.analysis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns as one analysis sees them: SQL in, rows out.
 *
 * <p><b>Threads:</b> one, but for {@link #cancel}, which any may call.
 */
public final class Columns {
    private final Connection connection;
    private volatile @Nullable PreparedStatement running;
    private volatile boolean cancelled;

    public Columns(Connection connection) {
        this.connection = connection;
    }

    /** Makes a value of a row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    /** Takes rows one by one. */
    @FunctionalInterface
    interface Visitor {
        void visit(Row row) throws SQLException;
    }

    /** All rows of a query. */
    <T> List<T> rows(String query, Reader<T> reader, Object... parameters) {
        List<T> rows = new ArrayList<>();
        forEach(query, row -> rows.add(reader.read(row)), parameters);
        return rows;
    }

    /** The one row of a query. */
    <T> T row(String query, Reader<T> reader, Object... parameters) {
        return rows(query, reader, parameters).getFirst();
    }

    void forEach(String query, Visitor visitor, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            running = statement;
            if (cancelled) {
                throw new Cancelled();
            }
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            if (statement.execute()) {
                visit(statement, visitor);
            }
        } catch (SQLException failure) {
            throw cancelled ? new Cancelled() : new QueryFailed(failure);
        } finally {
            running = null;
        }
    }

    private void visit(PreparedStatement statement, Visitor visitor) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            Row row = new Row(rows);
            while (rows.next()) {
                if (cancelled) {
                    throw new Cancelled();
                }
                visitor.visit(row);
            }
        }
    }

    /** Runs a command that gives no rows. */
    void run(String command) {
        forEach(command, row -> {});
    }

    /** Makes what runs end soon, with {@link Cancelled}, and everything later at once. */
    public void cancel() {
        cancelled = true;
        PreparedStatement statement = running;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException over) {
                // It has ended by itself.
            }
        }
    }

    /** It was told to stop. */
    public static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1;

        Cancelled() {
            super("cancelled", null, false, false);
        }
    }
}
