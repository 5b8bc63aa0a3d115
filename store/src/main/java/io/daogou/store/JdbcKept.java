package io.daogou.store;

import io.daogou.domain.steering.Kept;
import io.daogou.domain.steering.Version;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Versions as rows of one table, all kinds together. */
final class JdbcKept<T> implements Kept<T> {
    private static final String INSERT = """
            INSERT INTO steering (kind, id, document, actor, time_millis) VALUES (?, ?, ?, ?, ?) RETURNING version""";

    private static final String COLUMNS = "SELECT id, version, time_millis, actor, document FROM steering AS s ";
    private static final String CURRENT = COLUMNS + """
            WHERE kind = ? AND document IS NOT NULL AND NOT EXISTS (SELECT 1 FROM steering AS later
                WHERE later.kind = s.kind AND later.id = s.id AND later.version > s.version)""";
    private static final String VERSIONS = COLUMNS + "WHERE kind = ? AND id = ? ORDER BY version DESC";

    private final Database database;
    private final SteeringDocument<T> document;

    JdbcKept(Database database, SteeringDocument<T> document) {
        this.database = database;
        this.document = document;
    }

    @Override
    public Map<String, Version<T>> current() {
        return database.read(session -> {
            PreparedStatement select = session.prepared(CURRENT);
            select.setString(1, document.kind());
            SortedMap<String, Version<T>> current = new TreeMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    current.put(rows.getString(1), version(rows));
                }
            }
            return current;
        });
    }

    @Override
    public List<Version<T>> versions(String id) {
        return database.read(session -> {
            PreparedStatement select = session.prepared(VERSIONS);
            select.setString(1, document.kind());
            select.setString(2, id);
            List<Version<T>> versions = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    versions.add(version(rows));
                }
            }
            return List.copyOf(versions);
        });
    }

    @Override
    public Version<T> put(String id, @Nullable T value, String actor, Instant time) {
        String text = value == null ? null : document.write(value);
        // As it will be read: to the millisecond.
        Instant kept = Instant.ofEpochMilli(time.toEpochMilli());
        return database.write(1, session -> {
            PreparedStatement insert = session.prepared(INSERT);
            insert.setString(1, document.kind());
            insert.setString(2, id);
            insert.setString(3, text);
            insert.setString(4, actor);
            insert.setLong(5, kept.toEpochMilli());
            try (ResultSet given = insert.executeQuery()) {
                given.next();
                return new Version<>(given.getLong(1), kept, actor, value);
            }
        });
    }

    private Version<T> version(ResultSet row) throws SQLException {
        String text = row.getString(5);
        return new Version<>(
                row.getLong(2),
                Instant.ofEpochMilli(row.getLong(3)),
                row.getString(4),
                text == null ? null : document.read(row.getString(1), text));
    }
}
