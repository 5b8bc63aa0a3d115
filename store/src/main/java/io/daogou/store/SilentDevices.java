package io.daogou.store;

import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Retention;
import io.daogou.domain.shopper.Subject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Devices that gave no sign since a moment: neither an event, whoever did it, nor a link, a choice or a reset. They are looked
 * for among those of old events and among those of which something else is kept.
 */
final class SilentDevices {
    private static final int AT_ONCE = 500;

    /** The latest event by arrival answers for most devices at once; only of those with an old one all are looked at. */
    private static final String SILENT = """
            CASE WHEN coalesce((SELECT latest.time_millis FROM event AS latest WHERE latest.device_id = d.device_id
                    ORDER BY latest.event_offset DESC LIMIT 1), 0) >= ? THEN 0
                WHEN EXISTS (SELECT 1 FROM event AS later WHERE later.device_id = d.device_id AND later.time_millis >= ?) THEN 0
                WHEN EXISTS (SELECT 1 FROM device_link AS link WHERE link.device_id = d.device_id
                    AND (link.linked_millis >= ? OR link.unlinked_millis >= ?)) THEN 0
                WHEN EXISTS (SELECT 1 FROM consent AS choice WHERE choice.subject_id = d.device_id
                    AND choice.subject_kind = 'device' AND choice.time_millis >= ?) THEN 0
                WHEN EXISTS (SELECT 1 FROM reset AS wish WHERE wish.subject_id = d.device_id
                    AND wish.subject_kind = 'device' AND wish.time_millis >= ?) THEN 0
                ELSE 1 END = 1""";

    private static final int PLACES = 6;

    private static final String OF_EVENTS = "SELECT d.device_id FROM (SELECT DISTINCT device_id FROM event"
            + " WHERE event_offset > ? AND event_offset <= ? AND time_millis < ?) AS d WHERE " + SILENT;

    private static final List<String> NAMED = List.of(
            named("SELECT DISTINCT device_id FROM device_link WHERE device_id > ?", "device_id"),
            named(
                    "SELECT DISTINCT subject_id AS device_id FROM reset WHERE subject_kind = 'device' AND subject_id > ?",
                    "subject_id"),
            named(
                    "SELECT DISTINCT subject_id AS device_id FROM consent WHERE subject_kind = 'device' AND subject_id > ?",
                    "subject_id"));

    private static final String ONE = "SELECT count(*) FROM (SELECT CAST(? AS TEXT) AS device_id) AS d WHERE " + SILENT;

    /** What {@link JdbcErasures#events} removes of a device. */
    private static final String EVENTS =
            "SELECT type, count(*) FROM event WHERE device_id = ? AND (shopper_id IS NULL OR type = "
                    + EventCodes.of(EventType.LOGIN) + ") GROUP BY type";

    private final Database database;
    private final long since;
    private final boolean isLimited;
    private final boolean keepsChoices;

    SilentDevices(Database database, Retention retention, Instant now) {
        this.database = database;
        since = retention.devicesSince(now).toEpochMilli();
        isLimited = retention.silentDeviceDays() > 0;
        keepsChoices = retention.keepsChoices();
    }

    /** Devices that were removed, and which events they had. */
    record Removed(long devices, TypeCounts events) {}

    /** Walks over a log page by page, until a page says no. */
    interface Pages {
        void forEach(JdbcExpiry.Page page);
    }

    private static String named(String candidates, String order) {
        return "SELECT d.device_id, CASE WHEN " + SILENT + " THEN 1 ELSE 0 END FROM (" + candidates + " ORDER BY "
                + order + " LIMIT " + AT_ONCE + ") AS d ORDER BY d.device_id";
    }

    /** Gives silent devices to a taker, some hundreds at once, some perhaps twice, until it says no. */
    void forEachGroup(Pages log, Predicate<List<String>> taker) {
        if (!isLimited) {
            return;
        }
        boolean[] more = {true};
        log.forEach((after, to) -> {
            List<String> silent = database.read(session -> ofEvents(session, after, to));
            for (int begin = 0; more[0] && begin < silent.size(); begin += AT_ONCE) {
                more[0] = taker.test(silent.subList(begin, Math.min(silent.size(), begin + AT_ONCE)));
            }
            return more[0];
        });
        for (String query : keepsChoices ? NAMED.subList(0, 2) : NAMED) {
            String after = "";
            while (more[0] && after != null) {
                String from = after;
                Group group = database.read(session -> named(session, query, from));
                more[0] = group.silent.isEmpty() || taker.test(group.silent);
                after = group.last;
            }
        }
    }

    private List<String> ofEvents(Session session, long after, long to) throws SQLException {
        PreparedStatement select = session.prepared(OF_EVENTS);
        select.setLong(1, after);
        select.setLong(2, to);
        select.setLong(3, since);
        bindSilent(select, 4);
        List<String> silent = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                silent.add(rows.getString(1));
            }
        }
        return silent;
    }

    /** @param last of those that were looked at; none once there are no more */
    private record Group(List<String> silent, @Nullable String last) {}

    private Group named(Session session, String query, String after) throws SQLException {
        PreparedStatement select = session.prepared(query);
        bindSilent(select, 1);
        select.setString(PLACES + 1, after);
        List<String> silent = new ArrayList<>();
        String last = null;
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                last = rows.getString(1);
                if (rows.getInt(2) == 1) {
                    silent.add(last);
                }
            }
        }
        return new Group(silent, last);
    }

    private void bindSilent(PreparedStatement statement, int first) throws SQLException {
        for (int place = first; place < first + PLACES; place++) {
            statement.setLong(place, since);
        }
    }

    /** Removes what is kept of those that are silent still. */
    Removed remove(Session session, List<String> deviceIds) throws SQLException {
        long devices = 0;
        TypeCounts events = new TypeCounts();
        for (String deviceId : deviceIds) {
            if (isSilent(session, deviceId)) {
                TypeCounts had = events(session, deviceId);
                Subject device = Subject.device(deviceId);
                long rows = JdbcErasures.events(session, device)
                        + JdbcErasures.links(session, device)
                        + (keepsChoices ? JdbcErasures.wishes(session, device) : JdbcErasures.choices(session, device));
                devices += rows > 0 ? 1 : 0;
                events.add(had);
            }
        }
        return new Removed(devices, events);
    }

    private boolean isSilent(Session session, String deviceId) throws SQLException {
        PreparedStatement select = session.prepared(ONE);
        select.setString(1, deviceId);
        bindSilent(select, 2);
        try (ResultSet rows = select.executeQuery()) {
            return rows.next() && rows.getLong(1) == 1;
        }
    }

    private static TypeCounts events(Session session, String deviceId) throws SQLException {
        PreparedStatement select = session.prepared(EVENTS);
        select.setString(1, deviceId);
        return TypeCounts.of(select);
    }
}
