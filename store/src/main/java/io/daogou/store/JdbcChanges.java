package io.daogou.store;

import io.daogou.domain.change.Changes;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;

/** Changes as rows of a table that the database fills itself, by triggers. */
final class JdbcChanges implements Changes {
    private static final String AFTER = """
            SELECT change_number, kind, id, process FROM change
            WHERE change_number > ? ORDER BY change_number LIMIT ?""";

    private record Change(Kind kind, String id) {}

    private record Page(long last, Set<Change> changes) {}

    private final Database database;
    private final String process;

    /** @param process what this process calls itself in its own changes */
    JdbcChanges(Database database, String process) {
        this.database = database;
        this.process = process;
    }

    @Override
    public long last() {
        return database.read(session -> session.number("SELECT max(change_number) FROM change"));
    }

    @Override
    public long read(long after, int most, Reader reader) {
        Page page = database.read(session -> page(session, after, most));
        page.changes.forEach(change -> reader.accept(change.kind, change.id));
        return page.last;
    }

    private Page page(Session session, long after, int most) throws SQLException {
        PreparedStatement select = session.prepared(AFTER);
        select.setLong(1, after);
        select.setInt(2, most);
        long last = after;
        Set<Change> changes = new LinkedHashSet<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                last = rows.getLong(1);
                if (!process.equals(rows.getString(4))) {
                    changes.add(new Change(kind(rows.getInt(2)), rows.getString(3)));
                }
            }
        }
        return new Page(last, changes);
    }

    private static Kind kind(int code) {
        return switch (code) {
            case 1 -> Kind.ITEM;
            case 2 -> Kind.DEVICE;
            case 3 -> Kind.CONSENT;
            case 4 -> Kind.RESET;
            case 5 -> Kind.ERASURE;
            case 6 -> Kind.EXPIRY;
            case 7 -> Kind.STEERING;
            default ->
                throw new StoreException("A change is of the kind " + code
                        + ", which this program does not know; use the same program in every process");
        };
    }
}
