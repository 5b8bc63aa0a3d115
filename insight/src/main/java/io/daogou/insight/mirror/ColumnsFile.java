package io.daogou.insight.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * One DuckDB file of columns, open. Only the folder it lies in can be read or written from SQL, no setting can be changed, and
 * nothing is fetched.
 *
 * <p><b>Threads:</b> one may write, by {@link #writer()}; each that reads has a connection of its own from {@link #reader()}. All on
 * platform threads: DuckDB is native code. <b>Failure:</b> after any failure of a write close it and open it again: a full disk makes
 * all connections of a process useless, and only that helps.
 */
public final class ColumnsFile implements AutoCloseable {
    private final DuckDBConnection connection;
    private final BatchWriter batches;

    private ColumnsFile(DuckDBConnection connection) throws SQLException {
        this.connection = connection;
        batches = new BatchWriter(connection);
    }

    /**
     * What a DuckDB may take.
     *
     * @param memoryMegabytes outside the heap
     * @param spillMegabytes on the disk, for what does not fit into memory
     */
    public record Limits(int memoryMegabytes, int spillMegabytes, int threads) {}

    /**
     * Opens a file, and makes it first if it is not there.
     *
     * @throws SQLException if it is damaged or of another format
     */
    static ColumnsFile open(ColumnsFolder folder, Limits limits) throws SQLException {
        Connection opened = new DuckDBDriver().connect("jdbc:duckdb:" + folder.file(), new Properties());
        try {
            DuckDBConnection connection = opened.unwrap(DuckDBConnection.class);
            execute(connection, settings(folder, limits));
            if (!hasMirror(connection)) {
                execute(connection, List.of("BEGIN", Schema.CREATE, firstRow(), "COMMIT"));
            }
            execute(connection, List.of(Schema.STAGING));
            connection.setAutoCommit(false);
            return new ColumnsFile(connection);
        } catch (SQLException | RuntimeException failure) {
            opened.close();
            throw failure;
        }
    }

    private static List<String> settings(ColumnsFolder folder, Limits limits) {
        return List.of(
                "SET memory_limit = '" + limits.memoryMegabytes() + "MB'",
                "SET threads = " + limits.threads(),
                "SET temp_directory = " + quoted(folder.spill()),
                "SET max_temp_directory_size = '" + limits.spillMegabytes() + "MB'",
                "SET autoinstall_known_extensions = false",
                "SET autoload_known_extensions = false",
                "SET allowed_directories = [" + quoted(folder.root()) + "]",
                "SET enable_external_access = false",
                "SET checkpoint_threshold = '64MB'",
                "SET lock_configuration = true");
    }

    private static boolean hasMirror(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT count(*) FROM information_schema.tables WHERE table_name = 'mirror'")) {
            return rows.next() && rows.getLong(1) > 0;
        }
    }

    private static String firstRow() {
        return "INSERT INTO mirror VALUES ('" + Schema.FORMAT.replace("'", "''") + "', 0, '', 0, -1, 0)";
    }

    private static void execute(Connection connection, List<String> commands) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    /** The connection that writes; it commits when told. */
    DuckDBConnection writer() {
        return connection;
    }

    BatchWriter batches() {
        return batches;
    }

    /** A connection to read with, which the caller closes. */
    public Connection reader() {
        try {
            return connection.duplicate();
        } catch (SQLException failure) {
            throw new UncheckedIOException(
                    new IOException("cannot read the columns: " + failure.getMessage(), failure));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
