package io.daogou.store;

import io.daogou.domain.event.EventType;
import io.daogou.domain.shopper.Erasures;
import io.daogou.domain.shopper.Subject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Erases rows in one transaction, then lets the database write itself anew. The hashes of the erased are kept in memory too:
 * every event that comes is held against them.
 */
final class JdbcErasures implements Erasures {
    private static final String REMEMBER = """
            INSERT INTO erased (subject_hash, time_millis, finished) VALUES (?, ?, ?)
            ON CONFLICT (subject_hash) DO UPDATE
            SET time_millis = excluded.time_millis, finished = excluded.finished * erased.finished""";
    private static final String LOGINS =
            "DELETE FROM event WHERE device_id = ? AND type = " + EventCodes.of(EventType.LOGIN);

    private final Database database;
    private final KeyedHash hash;
    private final Map<String, Instant> erased = new ConcurrentHashMap<>();

    JdbcErasures(Database database, KeyedHash hash) {
        this.database = database;
        this.hash = hash;
        refresh();
    }

    @Override
    public void refresh() {
        int _ = database.read(session -> {
            try (ResultSet rows = session.prepared("SELECT subject_hash, time_millis FROM erased")
                    .executeQuery()) {
                while (rows.next()) {
                    erased.put(rows.getString(1), Instant.ofEpochMilli(rows.getLong(2)));
                }
            }
            return erased.size();
        });
    }

    @Override
    public Erased erase(Set<Subject> subjects, Instant time) {
        Set<Subject> all = Set.copyOf(subjects);
        Erased gone = database.write(1, session -> {
            long events = 0;
            long links = 0;
            long choices = 0;
            for (Subject subject : all) {
                events += events(session, subject);
                links += links(session, subject);
                choices += choices(session, subject);
            }
            boolean isClean = events + links + choices == 0;
            for (Subject subject : all) {
                remember(session, subject, time, isClean);
            }
            JdbcEventLog.count(session, -events);
            return new Erased(events, links, choices);
        });
        all.forEach(subject -> erased.put(hash.of(subject), time));
        return gone;
    }

    @Override
    public void finish() {
        database.shred();
        int _ = database.write(1, session -> {
            session.run("UPDATE erased SET finished = 1 WHERE finished = 0");
            return 1;
        });
    }

    @Override
    public boolean isUnfinished() {
        return database.read(session -> session.number("SELECT count(*) FROM erased WHERE finished = 0")) > 0;
    }

    /** Removes what was done in a shopper's name or, on a device, in nobody's, and who logged in there. */
    static long events(Session session, Subject subject) throws SQLException {
        if (subject.isShopper()) {
            return delete(session, "DELETE FROM event WHERE shopper_id = ?", subject.id());
        }
        return delete(session, "DELETE FROM event WHERE device_id = ? AND shopper_id IS NULL", subject.id())
                + delete(session, LOGINS, subject.id());
    }

    static long links(Session session, Subject subject) throws SQLException {
        return delete(
                session,
                subject.isShopper()
                        ? "DELETE FROM device_link WHERE shopper_id = ?"
                        : "DELETE FROM device_link WHERE device_id = ?",
                subject.id());
    }

    /** Removes consents, resets and codes. */
    static long choices(Session session, Subject subject) throws SQLException {
        String kind = subject.kind().wireName();
        return wishes(session, subject)
                + delete(session, "DELETE FROM consent WHERE subject_id = ? AND subject_kind = ?", subject.id(), kind);
    }

    /** Removes resets and codes. */
    static long wishes(Session session, Subject subject) throws SQLException {
        String kind = subject.kind().wireName();
        long codes =
                subject.isShopper() ? 0 : delete(session, "DELETE FROM device_code WHERE device_id = ?", subject.id());
        return codes
                + delete(session, "DELETE FROM reset WHERE subject_id = ? AND subject_kind = ?", subject.id(), kind);
    }

    /** @param isClean whether nothing was there that could have left bytes */
    private void remember(Session session, Subject subject, Instant time, boolean isClean) throws SQLException {
        PreparedStatement upsert = session.prepared(REMEMBER);
        upsert.setString(1, hash.of(subject));
        upsert.setLong(2, time.toEpochMilli());
        upsert.setInt(3, isClean ? 1 : 0);
        upsert.executeUpdate();
    }

    private static long delete(Session session, String sql, String... values) throws SQLException {
        PreparedStatement delete = session.prepared(sql);
        for (int i = 0; i < values.length; i++) {
            delete.setString(i + 1, values[i]);
        }
        return delete.executeUpdate();
    }

    @Override
    public Optional<Instant> erasedAt(Subject subject) {
        return erased.isEmpty() ? Optional.empty() : Optional.ofNullable(erased.get(hash.of(subject)));
    }
}
