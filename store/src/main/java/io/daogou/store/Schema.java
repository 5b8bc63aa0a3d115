package io.daogou.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * The tables, built by the numbered scripts {@code schema-1.sql}, {@code schema-2.sql} … of this package's resources.
 * SQLite's {@code user_version} says how many of them a database has seen; each runs once, in a transaction.
 */
final class Schema {
    static final int VERSION = 1;

    private Schema() {}

    /** Brings a database up to this version. */
    static void migrate(Session session, Path file) throws SQLException {
        int version = checkedVersion(session, file);
        if (version == 0 && session.number("SELECT count(*) FROM sqlite_schema") > 0) {
            throw new StoreException("The file " + file + " is a database of another program; move it away");
        }
        session.begin();
        for (int next = version + 1; next <= VERSION; next++) {
            session.run(script(next).split(";\\s*\n"));
            session.run("PRAGMA user_version = " + next);
            session.commit();
        }
    }

    /** Refuses a database that is not of exactly this version. */
    static void check(Session session, Path file) throws SQLException {
        int version = checkedVersion(session, file);
        if (version < VERSION) {
            throw new StoreException("The database " + file + " is of version " + version + ", this program needs "
                    + VERSION + "; start the server on it once, which brings it up to date");
        }
    }

    private static int checkedVersion(Session session, Path file) throws SQLException {
        int version = (int) session.number("PRAGMA user_version");
        if (version > VERSION) {
            throw new StoreException("The database " + file + " is of version " + version
                    + ", written by a newer program; this one knows up to " + VERSION + ": use the newer program");
        }
        return version;
    }

    private static String script(int number) {
        String name = "schema-" + number + ".sql";
        try (InputStream script = Schema.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new StoreException("The program is incomplete: it lacks " + name + "; install it again");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new StoreException("Cannot read " + name + " of the program; install it again", failure);
        }
    }
}
