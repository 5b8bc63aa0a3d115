package io.daogou.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The key of a shop's hashes, made at the first start and kept in the database. */
final class ShopKey {
    private ShopKey() {}

    static KeyedHash readOrMake(Database database) {
        return database.write(1, session -> {
            if (session.number("SELECT count(*) FROM shop_key") == 0) {
                PreparedStatement insert = session.prepared("INSERT INTO shop_key (bytes) VALUES (?)");
                insert.setBytes(1, KeyedHash.newKey());
                insert.executeUpdate();
            }
            return key(session);
        });
    }

    static KeyedHash read(Database database) {
        return database.read(ShopKey::key);
    }

    /** Without a key nothing was hashed yet: then any key finds as much. */
    private static KeyedHash key(Session session) throws SQLException {
        try (ResultSet rows = session.prepared("SELECT bytes FROM shop_key").executeQuery()) {
            return new KeyedHash(rows.next() ? rows.getBytes(1) : KeyedHash.newKey());
        }
    }
}
