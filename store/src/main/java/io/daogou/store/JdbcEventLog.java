package io.daogou.store;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventHeader;
import io.daogou.domain.event.EventLog;
import io.daogou.domain.shopper.Subject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Events as rows of one table. The database itself finds retries, by its unique index on the identifier. Reading goes page
 * by page of offsets, the next few fetched in parallel while the reader works.
 */
final class JdbcEventLog implements EventLog {
    private static final int PAGE = 4_096;
    private static final int PAGES_AHEAD = 3;

    private static final String INSERT = """
            INSERT INTO event (event_id, time_millis, type, platform, device_id, shopper_id, session_id,
                recommendation_id, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (event_id) DO NOTHING""";
    /** More than there will ever be codes of platforms, uses and the like. */
    private static final int PLATFORMS = 1 << 16;

    /** Few columns: each costs about as much as finding the row. */
    private static final String COLUMNS = "SELECT event_offset, time_millis, type * " + PLATFORMS + " + platform, "
            + EventTexts.PACKED + ", payload FROM event ";

    private static final String BY_ID = COLUMNS + "WHERE event_id = ?";
    private static final String BETWEEN =
            COLUMNS + "WHERE event_offset > ? AND event_offset <= ? ORDER BY event_offset";

    private static final String OF_SHOPPER =
            COLUMNS + "WHERE shopper_id = ? AND event_offset > ? ORDER BY event_offset LIMIT " + PAGE;
    private static final String OF_DEVICE = COLUMNS
            + "WHERE device_id = ? AND shopper_id IS NULL AND event_offset > ? ORDER BY event_offset LIMIT " + PAGE;

    private static final String ERASED_AT = "SELECT time_millis FROM erased WHERE subject_hash = ?";

    private final Database database;
    private final KeyedHash hash;

    /** @param hash under which the erased are known */
    JdbcEventLog(Database database, KeyedHash hash) {
        this.database = database;
        this.hash = hash;
    }

    @Override
    public List<AppendOutcome> append(List<Event> events) {
        List<Event> batch = List.copyOf(events);
        if (batch.isEmpty()) {
            return List.of();
        }
        byte[][] payloads = new byte[batch.size()][];
        for (int i = 0; i < payloads.length; i++) {
            payloads[i] = EventPayload.write(batch.get(i));
        }
        return database.write(batch.size(), session -> insert(session, batch, payloads));
    }

    private List<AppendOutcome> insert(Session session, List<Event> batch, byte[][] payloads) throws SQLException {
        AppendOutcome[] outcomes = new AppendOutcome[payloads.length];
        Set<Integer> late = late(session, batch);
        PreparedStatement insert = session.prepared(INSERT);
        for (int i = 0; i < payloads.length; i++) {
            if (late.contains(i)) {
                outcomes[i] = AppendOutcome.ERASED;
            } else {
                bind(insert, batch.get(i), payloads[i]);
                insert.addBatch();
            }
        }
        int[] inserted = late.size() == payloads.length ? new int[0] : insert.executeBatch();
        int stored = 0;
        int next = 0;
        for (int i = 0; i < payloads.length; i++) {
            if (late.contains(i)) {
                continue;
            }
            if (inserted[next++] == 1) {
                outcomes[i] = AppendOutcome.STORED;
                stored++;
            } else {
                outcomes[i] = compare(session, batch.get(i));
            }
        }
        count(session, stored);
        return List.of(outcomes);
    }

    /**
     * Places of events whose subjects were erased since. Asked in the transaction that would store them: whoever erases comes
     * before it or after it.
     */
    private Set<Integer> late(Session session, List<Event> batch) throws SQLException {
        if (session.number("SELECT count(*) FROM (SELECT 1 FROM erased LIMIT 1) AS one") == 0) {
            return Set.of();
        }
        Map<Subject, Long> erasedAt = new HashMap<>();
        Set<Integer> late = new HashSet<>();
        for (int i = 0; i < batch.size(); i++) {
            EventHeader header = batch.get(i).header();
            Long erased = erasedAt.get(header.subject());
            if (erased == null) {
                erased = erasedAt(session, header.subject());
                erasedAt.put(header.subject(), erased);
            }
            if (header.time().toEpochMilli() <= erased) {
                late.add(i);
            }
        }
        return late;
    }

    private long erasedAt(Session session, Subject subject) throws SQLException {
        PreparedStatement select = session.prepared(ERASED_AT);
        select.setString(1, hash.of(subject));
        try (ResultSet rows = select.executeQuery()) {
            return rows.next() ? rows.getLong(1) : Long.MIN_VALUE;
        }
    }

    private static void bind(PreparedStatement insert, Event event, byte[] payload) throws SQLException {
        EventHeader header = event.header();
        insert.setString(1, header.eventId());
        insert.setLong(2, header.time().toEpochMilli());
        insert.setInt(3, EventCodes.of(event.type()));
        insert.setInt(4, EventCodes.of(header));
        insert.setString(5, header.deviceId());
        insert.setString(6, header.shopperId());
        insert.setString(7, header.sessionId());
        insert.setString(8, header.recommendationId());
        insert.setBytes(9, payload);
    }

    private static AppendOutcome compare(Session session, Event event) throws SQLException {
        PreparedStatement select = session.prepared(BY_ID);
        select.setString(1, event.header().eventId());
        try (ResultSet rows = select.executeQuery()) {
            return rows.next() && event(rows).isSentAs(event) ? AppendOutcome.DUPLICATE : AppendOutcome.CONFLICT;
        }
    }

    /** So many events more, or fewer, are there. */
    static void count(Session session, long stored) {
        if (stored != 0) {
            session.addAtCommit("UPDATE event_count SET total = total + ?", stored);
        }
    }

    private record Row(long offset, Event event) {}

    @Override
    public void read(long afterOffset, Reader reader) {
        long last = lastOffset();
        long next = Math.max(0, afterOffset);
        Deque<CompletableFuture<List<Row>>> ahead = new ArrayDeque<>();
        int most = 1;
        while (next < last || !ahead.isEmpty()) {
            while (next < last && ahead.size() < most) {
                long from = next;
                long to = Math.min(last, from + PAGE);
                ahead.add(database.startReading(session -> page(session, from, to)));
                next = to;
            }
            if (!give(Waiting.result(ahead.remove()), reader)) {
                return;
            }
            most = PAGES_AHEAD;
        }
    }

    @Override
    public void readOf(Subject subject, Reader reader) {
        String sql = subject.isShopper() ? OF_SHOPPER : OF_DEVICE;
        long next = 0;
        List<Row> page;
        do {
            long after = next;
            page = database.read(session -> {
                PreparedStatement select = session.prepared(sql);
                select.setString(1, subject.id());
                select.setLong(2, after);
                return rows(select);
            });
            next = page.isEmpty() ? next : page.getLast().offset;
        } while (give(page, reader) && page.size() == PAGE);
    }

    private static boolean give(List<Row> page, Reader reader) {
        for (Row row : page) {
            if (!reader.accept(row.offset, row.event)) {
                return false;
            }
        }
        return true;
    }

    private static List<Row> page(Session session, long after, long last) throws SQLException {
        PreparedStatement select = session.prepared(BETWEEN);
        select.setLong(1, after);
        select.setLong(2, last);
        return rows(select);
    }

    private static List<Row> rows(PreparedStatement select) throws SQLException {
        List<Row> page = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                page.add(new Row(rows.getLong(1), event(rows)));
            }
        }
        return page;
    }

    private static Event event(ResultSet row) throws SQLException {
        int codes = row.getInt(3);
        EventHeader header = EventTexts.header(row.getBytes(4), row.getLong(2), codes % PLATFORMS);
        return EventPayload.read(header, EventCodes.type(codes / PLATFORMS), row.getBytes(5));
    }

    @Override
    public long lastOffset() {
        return database.read(session -> session.number("SELECT max(event_offset) FROM event"));
    }

    @Override
    public long size() {
        return database.read(session -> session.number("SELECT total FROM event_count"));
    }
}
