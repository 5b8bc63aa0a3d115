package io.daogou.store;

import io.daogou.domain.shopper.Consent;
import io.daogou.domain.shopper.Consents;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Subject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Choices as rows of one table, which only grows but for an erasure. */
final class JdbcConsents implements Consents {
    private static final int PAGE = 4_096;

    private static final String INSERT = """
            INSERT INTO consent (subject_kind, subject_id, purpose, granted, time_millis, source, version)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";
    private static final String COLUMNS = """
            SELECT subject_kind, subject_id, purpose, granted, time_millis, source, version, consent_id FROM consent AS c
            """;
    private static final String OF_SUBJECT = COLUMNS + "WHERE subject_id = ? AND subject_kind = ? ORDER BY consent_id";
    private static final String IN_FORCE_AFTER = COLUMNS + """
            WHERE consent_id > ? AND NOT EXISTS (
                SELECT 1 FROM consent AS later
                WHERE later.subject_id = c.subject_id AND later.subject_kind = c.subject_kind
                    AND later.purpose = c.purpose AND later.consent_id > c.consent_id)
            ORDER BY consent_id LIMIT\s""" + PAGE;

    private final Database database;

    JdbcConsents(Database database) {
        this.database = database;
    }

    @Override
    public void record(List<Consent> consents) {
        List<Consent> all = List.copyOf(consents);
        int _ = database.write(all.size(), session -> {
            PreparedStatement insert = session.prepared(INSERT);
            for (Consent consent : all) {
                insert.setString(1, consent.subject().kind().wireName());
                insert.setString(2, consent.subject().id());
                insert.setString(3, consent.purpose().wireName());
                insert.setInt(4, consent.granted() ? 1 : 0);
                insert.setLong(5, consent.time().toEpochMilli());
                insert.setString(6, consent.source());
                insert.setString(7, consent.version());
                insert.executeUpdate();
            }
            return all.size();
        });
    }

    @Override
    public List<Consent> of(Subject subject) {
        return database.read(session -> {
            PreparedStatement select = session.prepared(OF_SUBJECT);
            select.setString(1, subject.id());
            select.setString(2, subject.kind().wireName());
            return page(select).consents;
        });
    }

    private record Page(List<Consent> consents, long last) {}

    @Override
    public void forEachInForce(Consumer<Consent> reader) {
        Page page = new Page(List.of(), 0);
        do {
            long after = page.last;
            page = database.read(session -> {
                PreparedStatement select = session.prepared(IN_FORCE_AFTER);
                select.setLong(1, after);
                return page(select);
            });
            page.consents.forEach(reader);
        } while (page.consents.size() == PAGE);
    }

    private static Page page(PreparedStatement select) throws SQLException {
        List<Consent> consents = new ArrayList<>();
        long last = 0;
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                consents.add(consent(rows));
                last = rows.getLong(8);
            }
        }
        return new Page(consents, last);
    }

    private static Consent consent(ResultSet row) throws SQLException {
        return new Consent(
                new Subject(Subject.Kind.ofWireName(row.getString(1)), row.getString(2)),
                Purpose.ofWireName(row.getString(3)),
                row.getInt(4) == 1,
                Instant.ofEpochMilli(row.getLong(5)),
                row.getString(6),
                row.getString(7));
    }
}
