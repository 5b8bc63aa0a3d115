package io.daogou.store;

import io.daogou.domain.shopper.DeviceLink;
import io.daogou.domain.shopper.Shoppers;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Links as rows of one table, undone ones too. */
final class JdbcShoppers implements Shoppers {
    private static final int PAGE = 4_096;

    private static final String COLUMNS =
            "SELECT device_id, shopper_id, linked_millis, unlinked_millis FROM device_link ";
    private static final String LATEST_OF_DEVICE =
            COLUMNS + "WHERE device_id = ? AND unlinked_millis IS NULL ORDER BY link_id DESC LIMIT 1";
    private static final String STANDING =
            COLUMNS + "WHERE device_id = ? AND shopper_id = ? AND unlinked_millis IS NULL";
    private static final String OF_SHOPPER = COLUMNS + "WHERE shopper_id = ? ORDER BY linked_millis, link_id";
    private static final String ON_DEVICE = COLUMNS + "WHERE device_id = ? ORDER BY linked_millis, link_id";
    private static final String AFTER = "SELECT device_id, shopper_id, linked_millis, unlinked_millis, link_id "
            + "FROM device_link WHERE link_id > ? AND unlinked_millis IS NULL ORDER BY link_id LIMIT " + PAGE;

    private final Database database;

    JdbcShoppers(Database database) {
        this.database = database;
    }

    @Override
    public boolean link(String deviceId, String shopperId, Instant time) {
        DeviceLink link = new DeviceLink(deviceId, shopperId, time, null);
        return database.write(1, session -> {
            List<DeviceLink> latest = links(session, LATEST_OF_DEVICE, deviceId);
            if (!latest.isEmpty() && latest.getFirst().shopperId().equals(shopperId)) {
                return false;
            }
            insert(session, link);
            return true;
        });
    }

    @Override
    public boolean unlink(String deviceId, String shopperId, Instant time) {
        return database.write(1, session -> {
            List<DeviceLink> standing = links(session, STANDING, deviceId, shopperId);
            for (DeviceLink link : standing) {
                undo(session, link, link.end(time));
            }
            return !standing.isEmpty();
        });
    }

    private static void insert(Session session, DeviceLink link) throws SQLException {
        PreparedStatement insert =
                session.prepared("INSERT INTO device_link (device_id, shopper_id, linked_millis) VALUES (?, ?, ?)");
        insert.setString(1, link.deviceId());
        insert.setString(2, link.shopperId());
        insert.setLong(3, link.linkedAt().toEpochMilli());
        insert.executeUpdate();
    }

    private static void undo(Session session, DeviceLink link, DeviceLink undone) throws SQLException {
        Instant time = undone.unlinkedAt();
        if (time == null) {
            throw new IllegalArgumentException("still stands: " + undone);
        }
        PreparedStatement update = session.prepared("UPDATE device_link SET unlinked_millis = ?"
                + " WHERE device_id = ? AND shopper_id = ? AND linked_millis = ? AND unlinked_millis IS NULL");
        update.setLong(1, time.toEpochMilli());
        update.setString(2, link.deviceId());
        update.setString(3, link.shopperId());
        update.setLong(4, link.linkedAt().toEpochMilli());
        update.executeUpdate();
    }

    @Override
    public List<DeviceLink> linksOf(String shopperId) {
        return database.read(session -> links(session, OF_SHOPPER, shopperId));
    }

    @Override
    public List<DeviceLink> linksOn(String deviceId) {
        return database.read(session -> links(session, ON_DEVICE, deviceId));
    }

    private record Page(List<DeviceLink> links, long last) {}

    @Override
    public void forEach(Consumer<DeviceLink> reader) {
        Page page = new Page(List.of(), 0);
        do {
            long after = page.last;
            page = database.read(session -> page(session, after));
            page.links.forEach(reader);
        } while (page.links.size() == PAGE);
    }

    private static Page page(Session session, long after) throws SQLException {
        PreparedStatement select = session.prepared(AFTER);
        select.setLong(1, after);
        List<DeviceLink> links = new ArrayList<>();
        long last = after;
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                links.add(link(rows));
                last = rows.getLong(5);
            }
        }
        return new Page(links, last);
    }

    private static List<DeviceLink> links(Session session, String sql, String... values) throws SQLException {
        PreparedStatement select = session.prepared(sql);
        for (int i = 0; i < values.length; i++) {
            select.setString(i + 1, values[i]);
        }
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
