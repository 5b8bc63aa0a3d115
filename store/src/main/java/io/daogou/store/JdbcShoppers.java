package io.daogou.store;

import io.daogou.domain.shopper.DeviceLink;
import io.daogou.domain.shopper.Shoppers;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Links as rows of one table, ended ones too; a unique index holds that a device has one active link at most. */
final class JdbcShoppers implements Shoppers {
    private static final int PAGE = 4_096;

    private static final String COLUMNS =
            "SELECT device_id, shopper_id, linked_millis, unlinked_millis FROM device_link ";
    private static final String ACTIVE_OF_DEVICE = COLUMNS + "WHERE device_id = ? AND unlinked_millis IS NULL";
    private static final String OF_SHOPPER = COLUMNS + "WHERE shopper_id = ? ORDER BY linked_millis, link_id";
    private static final String ACTIVE_AFTER =
            COLUMNS + "WHERE device_id > ? AND unlinked_millis IS NULL ORDER BY device_id LIMIT " + PAGE;

    private final Database database;

    JdbcShoppers(Database database) {
        this.database = database;
    }

    @Override
    public boolean link(String deviceId, String shopperId, Instant time) {
        DeviceLink link = new DeviceLink(deviceId, shopperId, time, null);
        return database.write(2, session -> {
            Optional<DeviceLink> active = active(session, deviceId);
            if (active.isPresent() && active.get().shopperId().equals(shopperId)) {
                return false;
            }
            if (active.isPresent()) {
                end(session, active.get().end(time));
            }
            insert(session, link);
            return true;
        });
    }

    @Override
    public boolean unlink(String deviceId, String shopperId, Instant time) {
        return database.write(1, session -> {
            Optional<DeviceLink> active =
                    active(session, deviceId).filter(link -> link.shopperId().equals(shopperId));
            if (active.isPresent()) {
                end(session, active.get().end(time));
            }
            return active.isPresent();
        });
    }

    private static Optional<DeviceLink> active(Session session, String deviceId) throws SQLException {
        PreparedStatement select = session.prepared(ACTIVE_OF_DEVICE);
        select.setString(1, deviceId);
        return links(select).stream().findFirst();
    }

    private static void insert(Session session, DeviceLink link) throws SQLException {
        PreparedStatement insert =
                session.prepared("INSERT INTO device_link (device_id, shopper_id, linked_millis) VALUES (?, ?, ?)");
        insert.setString(1, link.deviceId());
        insert.setString(2, link.shopperId());
        insert.setLong(3, link.linkedAt().toEpochMilli());
        insert.executeUpdate();
    }

    private static void end(Session session, DeviceLink ended) throws SQLException {
        Instant time = ended.unlinkedAt();
        if (time == null) {
            throw new IllegalArgumentException("still active: " + ended);
        }
        PreparedStatement update = session.prepared(
                "UPDATE device_link SET unlinked_millis = ? WHERE device_id = ? AND unlinked_millis IS NULL");
        update.setLong(1, time.toEpochMilli());
        update.setString(2, ended.deviceId());
        update.executeUpdate();
    }

    @Override
    public Optional<DeviceLink> linkOf(String deviceId) {
        return database.read(session -> active(session, deviceId));
    }

    @Override
    public List<DeviceLink> linksOf(String shopperId) {
        return database.read(session -> {
            PreparedStatement select = session.prepared(OF_SHOPPER);
            select.setString(1, shopperId);
            return links(select);
        });
    }

    @Override
    public void forEachActive(Consumer<DeviceLink> reader) {
        String after = "";
        List<DeviceLink> page;
        do {
            String start = after;
            page = database.read(session -> activeAfter(session, start));
            page.forEach(reader);
            after = page.isEmpty() ? after : page.getLast().deviceId();
        } while (page.size() == PAGE);
    }

    private static List<DeviceLink> activeAfter(Session session, String deviceId) throws SQLException {
        PreparedStatement select = session.prepared(ACTIVE_AFTER);
        select.setString(1, deviceId);
        return links(select);
    }

    private static List<DeviceLink> links(PreparedStatement select) throws SQLException {
        List<DeviceLink> links = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                links.add(link(rows));
            }
        }
        return List.copyOf(links);
    }

    private static DeviceLink link(ResultSet row) throws SQLException {
        long unlinked = row.getLong(4);
        Instant unlinkedAt = row.wasNull() ? null : Instant.ofEpochMilli(unlinked);
        return new DeviceLink(row.getString(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3)), unlinkedAt);
    }
}
