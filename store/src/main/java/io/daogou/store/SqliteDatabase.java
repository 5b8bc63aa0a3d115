package io.daogou.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens the database file {@value #FILE} of a data directory, which one process at a time may write. */
final class SqliteDatabase {
    static final String FILE = "daogou.db";

    private SqliteDatabase() {}

    static Database open(Path dataDirectory) {
        create(dataDirectory);
        DataDirectoryLock lock = DataDirectoryLock.take(dataDirectory);
        boolean opened = false;
        try {
            Database database = JdbcDatabase.open(new SqliteDialect(dataDirectory.resolve(FILE)), lock::close);
            opened = true;
            return database;
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    static Database openReadOnly(Path dataDirectory) {
        Path file = dataDirectory.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new StoreException("There is no " + FILE + " in " + dataDirectory.toAbsolutePath()
                    + "; name the data directory of a shop, or start the server on it once");
        }
        return JdbcDatabase.openReadOnly(new SqliteDialect(file));
    }

    static void create(Path dataDirectory) {
        try {
            Files.createDirectories(dataDirectory);
        } catch (IOException failure) {
            throw new StoreException(
                    "The data directory " + dataDirectory + " cannot be made (" + failure
                            + "); give this user the right to make it, or choose another directory",
                    failure);
        }
    }
}
