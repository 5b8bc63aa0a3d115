package io.daogou.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** Turns what SQLite reports into a sentence that says what to do. */
final class SqliteFailures {
    private SqliteFailures() {}

    static StoreException of(Path file, SQLException failure) {
        return new StoreException(message(file, failure), failure);
    }

    private static String message(Path file, SQLException failure) {
        // Extended codes carry the plain one in their lowest byte.
        SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(failure.getErrorCode() & 0xff);
        return switch (code) {
            case SQLITE_NOTADB, SQLITE_CORRUPT ->
                "The database " + file + " is damaged (" + detail(failure)
                        + "); move it and its -wal file away and restore a backup";
            case SQLITE_FULL -> "The disk of " + file + " is full; make room: nothing of this change was kept";
            case SQLITE_READONLY ->
                "The database " + file + " was opened for reading only or may not be written (" + detail(failure)
                        + "); write through the process that serves, or give this user the right to write";
            case SQLITE_CANTOPEN ->
                "The database " + file + " cannot be opened (" + detail(failure)
                        + "); check that it is there and that this user may read it and write in its directory";
            case SQLITE_BUSY, SQLITE_LOCKED ->
                "The database " + file + " is held by another process (" + detail(failure)
                        + "); end whatever else writes to it";
            case SQLITE_IOERR ->
                "The disk of " + file + " failed (" + detail(failure)
                        + "); check it, and whether it is full: nothing of this change was kept";
            default -> "The database " + file + " refused (" + detail(failure) + ")";
        };
    }

    private static String detail(SQLException failure) {
        return String.valueOf(failure.getMessage());
    }
}
