package io.daogou.store;

import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Expiry;
import io.daogou.domain.event.Retention;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Removes expired rows page by page of offsets, each page a change of its own that others come in between. Pages without
 * anything to remove are only read. Needs no index by time: a sweep is rare, an append is not.
 */
final class JdbcExpiry implements Expiry {
    static final int PAGE = 20_000;

    /** Expired by the days of its type. */
    private static final String EXPIRED =
            " FROM event WHERE event_offset > ? AND event_offset <= ? AND time_millis < CASE type "
                    + Arrays.stream(EventType.values())
                            .map(type -> "WHEN " + EventCodes.of(type) + " THEN ?")
                            .collect(Collectors.joining(" "))
                    + " END";

    private static final String COUNT = "SELECT type, count(*)" + EXPIRED + " GROUP BY type";
    private static final String DELETE = "DELETE" + EXPIRED;
    private static final String MARK = "INSERT INTO unswept SELECT ? WHERE NOT EXISTS (SELECT 1 FROM unswept)";

    private final Database database;

    JdbcExpiry(Database database) {
        this.database = database;
    }

    @Override
    public Expired due(Retention retention, Instant now) {
        TypeCounts events = new TypeCounts();
        forEachPageOf(retention, (after, to) -> {
            events.add(database.read(session -> expired(session, retention, now, after, to)));
            return true;
        });
        Set<String> devices = new HashSet<>();
        new SilentDevices(database, retention, now).forEachGroup(this::forEachPage, group -> {
            devices.addAll(group);
            return true;
        });
        long codes = database.read(session ->
                session.number("SELECT count(*) FROM device_code WHERE until_millis <= " + now.toEpochMilli()));
        return new Expired(events.byType(), devices.size(), codes);
    }

    @Override
    public Expired expire(Retention retention, Instant now, BooleanSupplier goesOn) {
        TypeCounts events = new TypeCounts();
        forEachPageOf(retention, (after, to) -> {
            boolean more = goesOn.getAsBoolean();
            if (more
                    && database.read(session -> expired(session, retention, now, after, to))
                                    .all()
                            > 0) {
                events.add(database.write(PAGE, session -> remove(session, retention, now, after, to)));
            }
            return more;
        });
        long[] devices = new long[1];
        SilentDevices silent = new SilentDevices(database, retention, now);
        silent.forEachGroup(this::forEachPage, group -> {
            boolean more = goesOn.getAsBoolean();
            if (more) {
                SilentDevices.Removed removed = database.write(PAGE, session -> {
                    SilentDevices.Removed gone = silent.remove(session, group);
                    if (gone.devices() > 0) {
                        note(session, gone.events().all(), now);
                    }
                    return gone;
                });
                events.add(removed.events());
                devices[0] += removed.devices();
            }
            return more;
        });
        return new Expired(events.byType(), devices[0], goesOn.getAsBoolean() ? codes(now) : 0);
    }

    private static TypeCounts expired(Session session, Retention retention, Instant now, long after, long to)
            throws SQLException {
        PreparedStatement select = session.prepared(COUNT);
        bind(select, retention, now, after, to);
        return TypeCounts.of(select);
    }

    private static TypeCounts remove(Session session, Retention retention, Instant now, long after, long to)
            throws SQLException {
        TypeCounts removed = expired(session, retention, now, after, to);
        PreparedStatement delete = session.prepared(DELETE);
        bind(delete, retention, now, after, to);
        delete.executeUpdate();
        note(session, removed.all(), now);
        return removed;
    }

    /** So many events are gone, and perhaps more of people. */
    private static void note(Session session, long events, Instant now) throws SQLException {
        JdbcEventLog.count(session, -events);
        PreparedStatement mark = session.prepared(MARK);
        mark.setLong(1, now.toEpochMilli());
        mark.executeUpdate();
    }

    private long codes(Instant now) {
        return database.write(1, session -> {
            PreparedStatement delete = session.prepared("DELETE FROM device_code WHERE until_millis <= ?");
            delete.setLong(1, now.toEpochMilli());
            return (long) delete.executeUpdate();
        });
    }

    @Override
    public void finish() {
        database.shred();
        int _ = database.write(1, session -> {
            session.run("DELETE FROM unswept");
            return 1;
        });
    }

    @Override
    public boolean isUnfinished() {
        return database.read(session -> session.number("SELECT count(*) FROM unswept")) > 0;
    }

    @Override
    public boolean alone(Runnable sweep) {
        return database.alone(sweep);
    }

    /** Offsets after one up to another; says whether to go on. */
    interface Page {
        boolean take(long after, long to);
    }

    private void forEachPageOf(Retention retention, Page page) {
        if (retention.limitsEvents()) {
            forEachPage(page);
        }
    }

    private void forEachPage(Page page) {
        long first = database.read(session -> session.number("SELECT min(event_offset) FROM event"));
        long last = database.read(session -> session.number("SELECT max(event_offset) FROM event"));
        boolean more = true;
        for (long after = first - 1; more && after < last; after += PAGE) {
            more = page.take(after, Math.min(last, after + PAGE));
        }
    }

    private static void bind(PreparedStatement statement, Retention retention, Instant now, long after, long to)
            throws SQLException {
        int at = 1;
        statement.setLong(at++, after);
        statement.setLong(at++, to);
        for (EventType type : EventType.values()) {
            statement.setLong(at++, retention.eventsSince(type, now).toEpochMilli());
        }
    }
}
