package io.daogou.store;

import io.daogou.domain.shopper.Reset;
import io.daogou.domain.shopper.Resets;
import io.daogou.domain.shopper.Subject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Resets as rows of one table, one a matter. They are few: they are read as one list. */
final class JdbcResets implements Resets {
    private static final String UPSERT = """
            INSERT INTO reset (subject_kind, subject_id, tag, time_millis) VALUES (?, ?, ?, ?)
            ON CONFLICT (subject_id, subject_kind, tag) DO UPDATE SET time_millis = excluded.time_millis
            WHERE excluded.time_millis > reset.time_millis""";
    private static final String ALL = "SELECT subject_kind, subject_id, tag, time_millis FROM reset";
    private static final String OF_SUBJECT = ALL + " WHERE subject_id = ? AND subject_kind = ?";

    private final Database database;

    JdbcResets(Database database) {
        this.database = database;
    }

    @Override
    public void record(Reset reset) {
        int _ = database.write(1, session -> {
            PreparedStatement upsert = session.prepared(UPSERT);
            upsert.setString(1, reset.subject().kind().wireName());
            upsert.setString(2, reset.subject().id());
            upsert.setString(3, reset.tag() == null ? "" : reset.tag());
            upsert.setLong(4, reset.time().toEpochMilli());
            return upsert.executeUpdate();
        });
    }

    @Override
    public List<Reset> of(Subject subject) {
        return database.read(session -> {
            PreparedStatement select = session.prepared(OF_SUBJECT);
            select.setString(1, subject.id());
            select.setString(2, subject.kind().wireName());
            return resets(select);
        });
    }

    @Override
    public void forEach(Consumer<Reset> reader) {
        List<Reset> all = database.read(session -> resets(session.prepared(ALL)));
        all.forEach(reader);
    }

    private static List<Reset> resets(PreparedStatement select) throws SQLException {
        List<Reset> resets = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                Subject subject = new Subject(Subject.Kind.ofWireName(rows.getString(1)), rows.getString(2));
                resets.add(new Reset(subject, rows.getString(3), Instant.ofEpochMilli(rows.getLong(4))));
            }
        }
        return resets;
    }
}
