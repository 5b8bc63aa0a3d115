package io.daogou.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/**
 * The tables, built by the numbered scripts {@code schema-1.sql}, {@code schema-2.sql} … of the dialect's folder in this
 * package's resources. Each runs once, in a transaction with the note that it has; the same number means the same tables in
 * every dialect.
 */
final class Schema {
    static final int VERSION = 4;

    private Schema() {}

    /** Brings a database up to this version, if it is not. */
    static void migrate(Session session, Dialect dialect) throws SQLException {
        if (checkedVersion(session, dialect) < VERSION) {
            try (Session patient = dialect.patientWriter()) {
                runScripts(patient, dialect);
            }
        }
    }

    private static void runScripts(Session session, Dialect dialect) throws SQLException {
        dialect.begin(session);
        int version = checkedVersion(session, dialect);
        if (version == 0 && dialect.hasTables(session)) {
            throw new StoreException("The database " + dialect + " is of another program; name a place of its own");
        }
        for (int next = version + 1; next <= VERSION; next++) {
            session.run(script(dialect.scripts(), next).split(";\\s*\n"));
            dialect.mark(session, next);
        }
        session.commit();
    }

    /** Refuses a database that is not of exactly this version. */
    static void check(Session session, Dialect dialect) throws SQLException {
        int version = checkedVersion(session, dialect);
        if (version < VERSION) {
            throw new StoreException("The database " + dialect + " is of version " + version + ", this program needs "
                    + VERSION + "; start the server on it once, which brings it up to date");
        }
    }

    private static int checkedVersion(Session session, Dialect dialect) throws SQLException {
        int version = dialect.version(session);
        if (version > VERSION) {
            throw new StoreException("The database " + dialect + " is of version " + version
                    + ", written by a newer program; this one knows up to " + VERSION + ": use the newer program");
        }
        return version;
    }

    private static String script(String folder, int number) {
        String name = folder + "/schema-" + number + ".sql";
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
