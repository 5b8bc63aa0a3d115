package io.daogou.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Reaches behind the store's back into a database that no store has open. */
final class SqliteFiles {
    private SqliteFiles() {}

    static void run(Path directory, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("daogou.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
