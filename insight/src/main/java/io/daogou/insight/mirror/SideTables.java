package io.daogou.insight.mirror;

import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.Money;
import io.daogou.domain.shopper.People;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Shoppers;
import io.daogou.domain.shopper.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Takes over, whole, what is known of people and the catalogue, each in one transaction: they change in place, not at an end. */
final class SideTables {
    private static final String NEW_SUBJECTS = """
            INSERT INTO subjects
            SELECT (SELECT coalesce(max(subject) + 1, 0) FROM subjects) + row_number() OVER () - 1, id, is_shopper
            FROM (SELECT device AS id, false AS is_shopper FROM staged_links UNION SELECT shopper, true FROM staged_links
                UNION FROM staged_refused) ANTI JOIN subjects USING (id, is_shopper)
            """;

    private static final String LINKS = """
            TRUNCATE links;
            INSERT INTO links SELECT d.subject, s.subject FROM staged_links
                JOIN subjects d ON d.id = staged_links.device AND NOT d.is_shopper
                JOIN subjects s ON s.id = staged_links.shopper AND s.is_shopper
            """;

    private static final String REFUSED = """
            TRUNCATE refused;
            INSERT INTO refused SELECT subject FROM staged_refused JOIN subjects USING (id, is_shopper)
            """;

    private static final String NEW_ITEMS = """
            INSERT INTO item_ids SELECT (SELECT coalesce(max(item) + 1, 0) FROM item_ids) + row_number() OVER () - 1, item_id
            FROM staged_catalog ANTI JOIN item_ids USING (item_id)
            """;

    private static final String ITEMS = """
            TRUNCATE items;
            INSERT INTO items SELECT item, title, brand, category, price::DECIMAL(18, 6), currency, attributes
                FROM staged_catalog JOIN item_ids USING (item_id)
            """;

    private final DuckDBConnection connection;

    SideTables(DuckDBConnection connection) {
        this.connection = connection;
    }

    /** Takes over whose each device is, and who refuses to be counted. */
    void takePeople(People people) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE staged_links; TRUNCATE staged_refused");
            Failing failing = new Failing();
            try (DuckDBAppender links = connection.createAppender("temp", "main", "staged_links");
                    DuckDBAppender refused = connection.createAppender("temp", "main", "staged_refused")) {
                owners(people.shoppers())
                        .forEach((device, shopper) -> failing.run(() ->
                                links.beginRow().append(device).append(shopper).endRow()));
                people.consents().forEachInForce(consent -> {
                    if (consent.purpose() == Purpose.ANALYTICS && !consent.granted()) {
                        Subject subject = consent.subject();
                        failing.run(() -> refused.beginRow()
                                .append(subject.id())
                                .append(subject.isShopper())
                                .endRow());
                    }
                });
                failing.rethrow();
            }
            statement.execute(NEW_SUBJECTS);
            statement.execute(LINKS);
            statement.execute(REFUSED);
            connection.commit();
        }
    }

    /** The shopper of each device that one alone logged in on; what several did there in nobody's name is nobody's. */
    private static Map<String, String> owners(Shoppers shoppers) {
        Map<String, String> owners = new HashMap<>();
        Set<String> shared = new HashSet<>();
        shoppers.forEach(link -> {
            String before = owners.putIfAbsent(link.deviceId(), link.shopperId());
            if (before != null && !before.equals(link.shopperId())) {
                shared.add(link.deviceId());
            }
        });
        owners.keySet().removeAll(shared);
        return owners;
    }

    /** Whether the catalogue was taken before a moment, or had another size then. */
    boolean isOld(long size, long beforeMillis) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT taken_items, items_taken_at FROM mirror")) {
            row.next();
            return row.getLong(1) != size || row.getLong(2) < beforeMillis;
        }
    }

    void takeItems(Catalog catalog, long nowMillis) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE staged_catalog");
            try (DuckDBAppender appender = connection.createAppender("temp", "main", "staged_catalog")) {
                Failing failing = new Failing();
                catalog.forEach(item -> failing.run(() -> append(appender, item)));
                failing.rethrow();
            }
            statement.execute(NEW_ITEMS);
            statement.execute(ITEMS);
            statement.execute(
                    "UPDATE mirror SET taken_items = (SELECT count(*) FROM items), items_taken_at = " + nowMillis);
            connection.commit();
        }
    }

    private static void append(DuckDBAppender appender, Item item) throws SQLException {
        Money price = item.currentPrice();
        appender.beginRow()
                .append(item.itemId())
                .append(item.title())
                .append(item.brand())
                .append(item.productType())
                .append(price == null ? null : price.amount().toPlainString())
                .append(price == null ? null : price.currency().getCurrencyCode())
                .append(item.attributes())
                .endRow();
    }

    private interface Step {
        void run() throws SQLException;
    }

    /** The readers of the ports may not throw what SQL throws: the first failure waits, the rest is passed by. */
    private static final class Failing {
        private @Nullable SQLException failure;

        void run(Step step) {
            if (failure == null) {
                try {
                    step.run();
                } catch (SQLException refused) {
                    failure = refused;
                }
            }
        }

        void rethrow() throws SQLException {
            if (failure != null) {
                throw failure;
            }
        }
    }
}
