package io.daogou.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Moves a shop from one place to another, whatever kind of database each is: every row of every table, in one transaction,
 * read back and compared before it is committed. Whatever ends it before that leaves the target as empty as it was, so that
 * it can begin anew; the source is left as it is, and nobody can change it meanwhile.
 */
public final class Migration {
    private static final int AT_ONCE = 2_000;
    /** What an empty shop has rows in, too: its counter and, once it was opened, its key. The source's take their place. */
    private static final Set<String> OF_AN_EMPTY_SHOP = Set.of("event_count", "shop_key");

    /** Is told how far it has come, and says whether to go on. */
    @FunctionalInterface
    public interface Watcher {
        boolean goesOn(String step, long done, long total);
    }

    /**
     * A table that has arrived.
     *
     * @param hash of all its rows, on both sides, in hexadecimal digits
     */
    public record Moved(String table, long rows, String hash) {}

    private final Session source;
    private final Session target;
    private final Watcher watcher;

    private Migration(Session source, Session target, Watcher watcher) {
        this.source = source;
        this.target = target;
        this.watcher = watcher;
    }

    /**
     * Moves a shop.
     *
     * @return every table
     * @throws StoreException if the target is not empty, one of the two is in use or fails, something arrives changed, or the
     *     watcher does not go on
     */
    public static List<Moved> run(StoreUrl from, StoreUrl to, Watcher watcher) {
        try (OpenedAlone source = OpenedAlone.existing(from);
                OpenedAlone target = OpenedAlone.made(to)) {
            refuseUnlessEmpty(target);
            Migration migration = new Migration(source.session(), target.session(), watcher);
            List<Moved> moved = migration.move(tables(source, target));
            target.setNumbers(source.numbers());
            target.commit();
            return moved;
        }
    }

    private static List<String> tables(OpenedAlone source, OpenedAlone target) {
        List<String> tables = source.tables();
        if (!tables.equals(target.tables())) {
            throw new StoreException(source + " has the tables " + tables + ", but " + target + " has "
                    + target.tables() + "; move what is not of this program away");
        }
        return tables;
    }

    private static void refuseUnlessEmpty(OpenedAlone target) {
        for (String table : target.tables()) {
            if (!OF_AN_EMPTY_SHOP.contains(table) && target.count(table) > 0) {
                throw new StoreException("There is a shop in " + target + " already (" + target.count(table)
                        + " rows in " + table + "); name an empty place");
            }
        }
    }

    private List<Moved> move(List<String> tables) {
        List<Moved> moved = new ArrayList<>();
        for (String table : tables) {
            try {
                moved.add(move(table));
            } catch (SQLException failure) {
                throw new StoreException(
                        "The table " + table + " cannot be moved (" + failure.getMessage()
                                + "); nothing was, begin anew once that is mended",
                        failure);
            }
        }
        return List.copyOf(moved);
    }

    private Moved move(String table) throws SQLException {
        List<String> columns = columns(table);
        long total = source.number("SELECT count(*) FROM " + table);
        if (OF_AN_EMPTY_SHOP.contains(table)) {
            target.run("DELETE FROM " + table);
        }
        TableSum sent = copy(table, columns, total);
        TableSum arrived = sum(table, columns, total);
        if (sent.rows() != arrived.rows() || !sent.hash().equals(arrived.hash())) {
            throw new StoreException("The table " + table + " did not arrive as it was: " + sent.rows()
                    + " rows with the hash " + sent.hash() + " became " + arrived.rows() + " with " + arrived.hash()
                    + "; nothing was moved");
        }
        return new Moved(table, arrived.rows(), arrived.hash());
    }

    /** In the order of their names: where a column stands may differ. */
    private List<String> columns(String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet rows =
                source.prepared("SELECT * FROM " + table + " LIMIT 0").executeQuery()) {
            ResultSetMetaData all = rows.getMetaData();
            for (int i = 1; i <= all.getColumnCount(); i++) {
                columns.add(all.getColumnName(i));
            }
        }
        Collections.sort(columns);
        return columns;
    }

    private TableSum copy(String table, List<String> columns, long total) throws SQLException {
        String places = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        PreparedStatement insert = target.prepared(
                "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES (" + places + ")");
        TableSum sum = new TableSum();
        try (ResultSet rows = select(source, table, columns)) {
            while (rows.next()) {
                @Nullable Object[] row = row(rows, columns.size());
                sum.add(row);
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.addBatch();
                if (sum.rows() % AT_ONCE == 0) {
                    insert.executeBatch();
                    goOn(table, sum.rows(), total);
                }
            }
        }
        insert.executeBatch();
        return sum;
    }

    private TableSum sum(String table, List<String> columns, long total) throws SQLException {
        TableSum sum = new TableSum();
        try (ResultSet rows = select(target, table, columns)) {
            while (rows.next()) {
                sum.add(row(rows, columns.size()));
                if (sum.rows() % AT_ONCE == 0) {
                    goOn(table + ", read back", sum.rows(), total);
                }
            }
        }
        return sum;
    }

    private static ResultSet select(Session session, String table, List<String> columns) throws SQLException {
        PreparedStatement select = session.prepared("SELECT " + String.join(", ", columns) + " FROM " + table);
        select.setFetchSize(AT_ONCE);
        return select.executeQuery();
    }

    private static @Nullable Object[] row(ResultSet rows, int columns) throws SQLException {
        @Nullable Object[] row = new Object[columns];
        for (int i = 0; i < columns; i++) {
            row[i] = rows.getObject(i + 1);
        }
        return row;
    }

    private void goOn(String step, long done, long total) {
        if (!watcher.goesOn(step, done, total)) {
            throw new StoreException("The migration was interrupted; nothing was moved, and it can begin anew");
        }
    }
}
