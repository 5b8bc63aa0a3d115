package io.daogou.store;

import io.daogou.domain.shopper.AuditEntry;
import io.daogou.domain.shopper.AuditLog;
import io.daogou.domain.shopper.Subject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries as rows of one table; the database itself refuses to change or delete one. */
final class JdbcAuditLog implements AuditLog {
    private static final String INSERT =
            "INSERT INTO audit (time_millis, actor, action, subject_hash) VALUES (?, ?, ?, ?)";
    private static final String COLUMNS = "SELECT sequence, time_millis, actor, action, subject_hash FROM audit ";
    private static final String PAGE = COLUMNS + "WHERE sequence > ? ORDER BY sequence LIMIT ?";
    private static final String ABOUT = COLUMNS + "WHERE sequence > ? AND subject_hash = ? ORDER BY sequence LIMIT ?";

    private static final String PAGE_BACK = COLUMNS + "WHERE sequence < ? ORDER BY sequence DESC LIMIT ?";
    private static final String ABOUT_BACK =
            COLUMNS + "WHERE sequence < ? AND subject_hash = ? ORDER BY sequence DESC LIMIT ?";

    private final Database database;
    private final KeyedHash hash;

    JdbcAuditLog(Database database, KeyedHash hash) {
        this.database = database;
        this.hash = hash;
    }

    @Override
    public void append(Instant time, String actor, String action, @Nullable Subject subject) {
        int _ = database.write(1, session -> {
            PreparedStatement insert = session.prepared(INSERT);
            insert.setLong(1, time.toEpochMilli());
            insert.setString(2, actor);
            insert.setString(3, action);
            insert.setString(4, subject == null ? null : pseudonym(subject));
            return insert.executeUpdate();
        });
    }

    @Override
    public List<AuditEntry> read(long after, int limit, @Nullable Subject subject) {
        return select(subject == null ? PAGE : ABOUT, after, limit, subject);
    }

    @Override
    public List<AuditEntry> readBack(long before, int limit, @Nullable Subject subject) {
        return select(subject == null ? PAGE_BACK : ABOUT_BACK, before == 0 ? Long.MAX_VALUE : before, limit, subject);
    }

    private List<AuditEntry> select(String page, long beside, int limit, @Nullable Subject subject) {
        return database.read(session -> {
            PreparedStatement select = session.prepared(page);
            select.setLong(1, beside);
            if (subject != null) {
                select.setString(2, pseudonym(subject));
            }
            select.setInt(subject == null ? 2 : 3, limit);
            List<AuditEntry> entries = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    entries.add(new AuditEntry(
                            rows.getLong(1),
                            Instant.ofEpochMilli(rows.getLong(2)),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getString(5)));
                }
            }
            return List.copyOf(entries);
        });
    }

    @Override
    public String pseudonym(Subject subject) {
        return hash.of(subject);
    }
}
