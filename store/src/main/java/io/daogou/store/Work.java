package io.daogou.store;

import java.sql.SQLException;

/** Something to do with a session; a change may be done again after it was rolled back. */
@FunctionalInterface
interface Work<T> {
    T run(Session session) throws SQLException;
}
