package io.daogou.store;

import java.sql.SQLException;

/**
 * What one kind of database does in its own way; all other SQL is common to all kinds. {@code toString} names the database
 * for people, without secrets.
 *
 * <p><b>Threads:</b> any number.
 */
interface Dialect {
    /** Opens a session that changes the database; each of its commits is durable when it returns. */
    Session writer() throws SQLException;

    /** Opens a session that reads, each query on its own. */
    Session reader() throws SQLException;

    /** Begins a change: until it ends, nobody else changes anything. */
    default void begin(Session session) throws SQLException {
        session.begin();
    }

    /** What a failure means, in a sentence that says what to do. */
    StoreException explained(SQLException failure);

    /** The folder of this package's resources with the scripts that make the tables. */
    String scripts();

    /** How many of the scripts the database has seen. */
    int version(Session session) throws SQLException;

    /** Notes how many of the scripts the database has seen, in the transaction of the latest. */
    void mark(Session session, int version) throws SQLException;

    /** Whether there are tables at all, of this program or of another. */
    boolean hasTables(Session session) throws SQLException;
}
