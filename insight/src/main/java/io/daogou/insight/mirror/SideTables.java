package io.daogou.insight.mirror;

import io.daogou.domain.item.Catalog;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.Money;
import io.daogou.domain.shopper.Consent;
import io.daogou.domain.shopper.People;
import io.daogou.domain.shopper.Purpose;
import io.daogou.domain.shopper.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Takes links, choices and the catalogue over, whole, each in one transaction: they change in place, not at an end. */
final class SideTables {
    private static final String NEW_SUBJECTS = """
            INSERT INTO subjects
            SELECT (SELECT coalesce(max(subject) + 1, 0) FROM subjects) + row_number() OVER () - 1, id, is_shopper
            FROM (SELECT device AS id, false AS is_shopper FROM staged_links UNION SELECT shopper, true FROM staged_links
                UNION SELECT id, is_shopper FROM staged_refused) ANTI JOIN subjects USING (id, is_shopper)
            """;

    /** A device that several shoppers use is nobody's. */
    private static final String LINKS = """
            TRUNCATE links;
            INSERT INTO links SELECT d.subject, any_value(s.subject) FROM staged_links
                JOIN subjects d ON d.id = staged_links.device AND NOT d.is_shopper
                JOIN subjects s ON s.id = staged_links.shopper AND s.is_shopper
                GROUP BY d.subject HAVING count(DISTINCT s.subject) = 1;
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

    void takePeople(People people) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE staged_links; TRUNCATE staged_refused");
            try (DuckDBAppender appender = connection.createAppender("temp", "main", "staged_links")) {
                Failing failing = new Failing();
                people.shoppers()
                        .forEach(link -> failing.run(() -> appender.beginRow()
                                .append(link.deviceId())
                                .append(link.shopperId())
                                .endRow()));
                failing.rethrow();
            }
            try (DuckDBAppender appender = connection.createAppender("temp", "main", "staged_refused")) {
                Failing failing = new Failing();
                people.consents().forEachInForce(consent -> failing.run(() -> append(appender, consent)));
                failing.rethrow();
            }
            statement.execute(NEW_SUBJECTS);
            statement.execute(LINKS);
            connection.commit();
        }
    }

    private static void append(DuckDBAppender appender, Consent consent) throws SQLException {
        if (consent.purpose() == Purpose.ANALYTICS && !consent.granted()) {
            Subject subject = consent.subject();
            appender.beginRow().append(subject.id()).append(subject.isShopper()).endRow();
        }
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
