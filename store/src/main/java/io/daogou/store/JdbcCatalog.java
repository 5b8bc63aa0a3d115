package io.daogou.store;

import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Item;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Items as rows of one table: an identifier, a document, and since when the shop has it. */
final class JdbcCatalog implements Catalog {
    private static final int PAGE = 500;

    private static final String BY_ID = "SELECT item_id, document, added_at FROM item WHERE item_id = ?";
    private static final String AFTER =
            "SELECT item_id, document, added_at FROM item WHERE item_id > ? ORDER BY item_id LIMIT " + PAGE;
    private static final String UPSERT = """
            INSERT INTO item (item_id, document, added_at, updated_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (item_id) DO UPDATE
            SET document = excluded.document, added_at = excluded.added_at, updated_at = excluded.updated_at""";

    /** A row as it is stored. */
    private record Row(String itemId, String document, Instant addedAt) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(row.getString(1), row.getString(2), Instant.parse(row.getString(3)));
        }

        static Row of(Item item, Instant addedAt) {
            return new Row(item.itemId(), ItemDocument.write(item), addedAt);
        }

        Item item() {
            return ItemDocument.read(itemId, document, addedAt);
        }
    }

    private final Database database;
    private final Clock clock;

    JdbcCatalog(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<PutOutcome> put(List<Item> items) {
        List<Item> batch = List.copyOf(items);
        if (batch.isEmpty()) {
            return List.of();
        }
        return database.write(batch.size(), session -> {
            PreparedStatement upsert = session.prepared(UPSERT);
            Set<String> waiting = new HashSet<>();
            List<PutOutcome> outcomes = new ArrayList<>(batch.size());
            for (Item item : batch) {
                if (!waiting.add(item.itemId())) {
                    // What is read next must be what was put before.
                    upsert.executeBatch();
                }
                outcomes.add(put(session, upsert, item));
            }
            upsert.executeBatch();
            return List.copyOf(outcomes);
        });
    }

    /** Adds to the batch what is new. */
    private PutOutcome put(Session session, PreparedStatement upsert, Item item) throws SQLException {
        Optional<Row> before = row(session, item.itemId());
        Instant kept = before.map(Row::addedAt).orElse(null);
        Row after = Row.of(item, ItemDocument.addedAt(item, kept, clock));
        if (before.isPresent() && before.get().equals(after)) {
            return PutOutcome.UNCHANGED;
        }
        upsert.setString(1, after.itemId());
        upsert.setString(2, after.document());
        upsert.setString(3, after.addedAt().toString());
        upsert.setString(4, clock.instant().toString());
        upsert.addBatch();
        return before.isPresent() ? PutOutcome.UPDATED : PutOutcome.CREATED;
    }

    private static Optional<Row> row(Session session, String itemId) throws SQLException {
        PreparedStatement select = session.prepared(BY_ID);
        select.setString(1, itemId);
        try (ResultSet rows = select.executeQuery()) {
            return rows.next() ? Optional.of(Row.of(rows)) : Optional.empty();
        }
    }

    @Override
    public boolean delete(String itemId) {
        return database.write(1, session -> {
            PreparedStatement delete = session.prepared("DELETE FROM item WHERE item_id = ?");
            delete.setString(1, itemId);
            return delete.executeUpdate() == 1;
        });
    }

    @Override
    public Optional<Item> item(String itemId) {
        return database.read(session -> row(session, itemId)).map(Row::item);
    }

    @Override
    public void forEach(Consumer<Item> reader) {
        String after = "";
        List<Row> page;
        do {
            String start = after;
            page = database.read(session -> page(session, start));
            for (Row row : page) {
                reader.accept(row.item());
                after = row.itemId();
            }
        } while (page.size() == PAGE);
    }

    private static List<Row> page(Session session, String after) throws SQLException {
        PreparedStatement select = session.prepared(AFTER);
        select.setString(1, after);
        List<Row> page = new ArrayList<>(PAGE);
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                page.add(Row.of(rows));
            }
        }
        return page;
    }

    @Override
    public long size() {
        return database.read(session -> session.number("SELECT count(*) FROM item"));
    }
}
