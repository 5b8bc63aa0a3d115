package io.daogou.store;

import io.daogou.domain.shopper.DeviceCodes;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.Optional;

/** Codes as rows of one table, one a device, by their keyed hashes. */
final class JdbcDeviceCodes implements DeviceCodes {
    private static final String UPSERT = """
            INSERT INTO device_code (device_id, code_hash, until_millis) VALUES (?, ?, ?)
            ON CONFLICT (device_id) DO UPDATE
            SET code_hash = excluded.code_hash, until_millis = excluded.until_millis""";
    private static final String FIND = "SELECT device_id, until_millis FROM device_code WHERE code_hash = ?";

    private final Database database;
    private final KeyedHash hash;

    JdbcDeviceCodes(Database database, KeyedHash hash) {
        this.database = database;
        this.hash = hash;
    }

    @Override
    public void put(String deviceId, String code, Instant until) {
        int _ = database.write(1, session -> {
            PreparedStatement upsert = session.prepared(UPSERT);
            upsert.setString(1, deviceId);
            upsert.setString(2, hash.of(code));
            upsert.setLong(3, until.toEpochMilli());
            return upsert.executeUpdate();
        });
    }

    @Override
    public Optional<String> take(String code, Instant now) {
        return database.write(1, session -> {
            PreparedStatement find = session.prepared(FIND);
            find.setString(1, hash.of(code));
            try (ResultSet rows = find.executeQuery()) {
                if (!rows.next() || rows.getLong(2) <= now.toEpochMilli()) {
                    return Optional.<String>empty();
                }
                String deviceId = rows.getString(1);
                PreparedStatement delete = session.prepared("DELETE FROM device_code WHERE device_id = ?");
                delete.setString(1, deviceId);
                delete.executeUpdate();
                return Optional.of(deviceId);
            }
        });
    }
}
