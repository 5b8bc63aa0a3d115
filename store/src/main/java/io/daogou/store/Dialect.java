package io.daogou.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * What one kind of database does in its own way; all other SQL is common to all kinds. {@code toString} names the database
 * for people, without secrets.
 *
 * <p><b>Threads:</b> any number.
 */
interface Dialect {
    /** Opens a session that changes the database; each of its commits is durable when it returns. */
    Session writer() throws SQLException;

    /** Opens a session that changes the database, in steps that may take hours. */
    default Session patientWriter() throws SQLException {
        return writer();
    }

    /** Opens a session that reads, each query on its own. */
    Session reader() throws SQLException;

    /** Begins a change: until it ends, nobody else changes anything. */
    default void begin(Session session) throws SQLException {
        session.begin();
    }

    /** Whether a failure means that the connection is lost, or that none can be had. */
    default boolean isLost(SQLException failure) {
        return false;
    }

    /** What a failure means, in a sentence that says what to do. */
    StoreException explained(SQLException failure);

    /** The folder of this package's resources with the scripts that make the tables. */
    String scripts();

    /** How many of the scripts the database has seen. */
    int version(Session session) throws SQLException;

    /** Notes how many of the scripts the database has seen, in the transaction of the latest. */
    void mark(Session session, int version) throws SQLException;

    /** The names of the tables that hold the truth, in their order. */
    List<String> tables(Session session) throws SQLException;

    /** The highest number ever given out of each table that numbers its rows, as far as rows may be gone that had higher ones. */
    Map<String, Long> numbers(Session session) throws SQLException;

    /** Gives out no number again that is in a table now, or was given out before as {@code numbers} say. */
    void setNumbers(Session session, Map<String, Long> numbers) throws SQLException;

    /** Whether there are tables at all, of this program or of another. */
    boolean hasTables(Session session) throws SQLException;

    /** Whether this process may do what one at a time may; closed when it is done. */
    interface Turn extends AutoCloseable {
        boolean isTaken();

        @Override
        default void close() throws SQLException {}
    }

    /** Asks for the turn; whoever writes to a file has it anyway. */
    default Turn takeAlone() throws SQLException {
        return () -> true;
    }

    /** Writes the database anew where that is what it takes to leave no byte of deleted rows; outside of a transaction. */
    void shred(Session session) throws SQLException;
}
