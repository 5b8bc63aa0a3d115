package io.daogou.insight.mirror;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Writes batches into the file, each in one transaction with the offset it ends at. A batch crosses over to DuckDB as a few
 * arrays and each of its texts once; numbers that hold in the file are given there. Row by row it is five times slower.
 */
final class BatchWriter {
    private static final int DEVICES = 0;
    private static final int SHOPPERS = 1;
    private static final int ITEMS = 2;
    private static final int TEXTS = 3;

    private static final String NEW_SUBJECTS = """
            INSERT INTO subjects
            SELECT (SELECT coalesce(max(subject) + 1, 0) FROM subjects) + row_number() OVER () - 1, word, kind = %1$d
            FROM words ANTI JOIN subjects ON id = word AND is_shopper = (kind = %1$d) WHERE kind IN (%2$d, %1$d)
            """.formatted(SHOPPERS, DEVICES);

    private static final String NEW_ITEMS = """
            INSERT INTO item_ids SELECT (SELECT coalesce(max(item) + 1, 0) FROM item_ids) + row_number() OVER () - 1, word
            FROM words ANTI JOIN item_ids ON item_id = word WHERE kind = %d
            """.formatted(ITEMS);

    /** Numbers of the batch beside those of the file, or beside the texts themselves. */
    private static final String NUMBERS = """
            CREATE OR REPLACE TEMP TABLE devices AS SELECT number, subject FROM words JOIN subjects ON id = word
                AND NOT is_shopper WHERE kind = %d;
            CREATE OR REPLACE TEMP TABLE shoppers AS SELECT number, subject FROM words JOIN subjects ON id = word
                AND is_shopper WHERE kind = %d;
            CREATE OR REPLACE TEMP TABLE batch_items AS SELECT number, item FROM words JOIN item_ids ON item_id = word
                WHERE kind = %d;
            CREATE OR REPLACE TEMP TABLE texts AS SELECT number, word FROM words WHERE kind = %d;
            """.formatted(DEVICES, SHOPPERS, ITEMS, TEXTS);

    private static final String EVENTS = """
            CREATE OR REPLACE TEMP TABLE batch_events AS
            SELECT e.event_offset, make_timestamp(e.millis * 1000) AS time, y.word::event_type AS type,
                f.word::platform AS platform,
                devices.subject AS device, shoppers.subject AS shopper, r.word AS recommendation_id, p.word AS placement,
                q.word AS query, t.word AS transaction_id, v.word::DECIMAL(18, 6) AS value, c.word AS currency
            FROM (SELECT unnest(event_offset) AS event_offset, unnest(millis) AS millis, unnest(type) AS type,
                    unnest(platform) AS platform, unnest(device) AS device, unnest(shopper) AS shopper,
                    unnest(recommendation) AS recommendation, unnest(placement) AS placement, unnest(query) AS query,
                    unnest(transaction) AS transaction, unnest(value) AS value, unnest(currency) AS currency
                FROM staged_events) e
            JOIN texts y ON y.number = e.type JOIN texts f ON f.number = e.platform
            JOIN devices ON devices.number = e.device LEFT JOIN shoppers ON shoppers.number = e.shopper
            LEFT JOIN texts r ON r.number = e.recommendation LEFT JOIN texts p ON p.number = e.placement
            LEFT JOIN texts q ON q.number = e.query LEFT JOIN texts t ON t.number = e.transaction
            LEFT JOIN texts v ON v.number = e.value LEFT JOIN texts c ON c.number = e.currency;
            INSERT INTO raw_events FROM batch_events ORDER BY event_offset;
            """;

    private static final String EVENT_ITEMS = """
            INSERT INTO raw_event_items
            SELECT event_offset, time, type, platform, device, shopper, recommendation_id, placement, batch_items.item,
                p.word::DECIMAL(24, 12), currency, i.quantity, nullif(i.position, -1)
            FROM (SELECT unnest(event_offset) AS event_offset, unnest(item) AS item, unnest(price) AS price,
                    unnest(quantity) AS quantity, unnest(position) AS position FROM staged_items) i
            JOIN batch_events USING (event_offset) JOIN batch_items ON batch_items.number = i.item
            LEFT JOIN texts p ON p.number = i.price
            """;

    private final DuckDBConnection connection;

    BatchWriter(DuckDBConnection connection) {
        this.connection = connection;
    }

    /** Durable when it returns. */
    void write(EventBatch batch) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE staged_events; TRUNCATE staged_items; TRUNCATE words");
            if (batch.events() > 0) {
                stage(batch);
                for (String step : new String[] {NEW_SUBJECTS, NEW_ITEMS, NUMBERS, EVENTS, EVENT_ITEMS}) {
                    statement.execute(step);
                }
            }
            statement.execute("UPDATE mirror SET last_offset = " + batch.lastOffset() + ", events = events + "
                    + batch.events() + ", last_event = '" + batch.lastEvent().replace("'", "''") + "'");
            connection.commit();
        }
    }

    private void stage(EventBatch batch) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("temp", "main", "staged_events")) {
            appender.beginRow().append(batch.offset.toArray()).append(batch.millis.toArray());
            for (IntColumn column : new IntColumn[] {
                batch.type,
                batch.platform,
                batch.device,
                batch.shopper,
                batch.recommendation,
                batch.placement,
                batch.query,
                batch.transaction,
                batch.value,
                batch.currency
            }) {
                appender.append(column.toArray());
            }
            appender.endRow();
        }
        try (DuckDBAppender appender = connection.createAppender("temp", "main", "staged_items")) {
            appender.beginRow().append(batch.itemEvent.toArray());
            for (IntColumn column : new IntColumn[] {batch.item, batch.price, batch.quantity, batch.position}) {
                appender.append(column.toArray());
            }
            appender.endRow();
        }
        try (DuckDBAppender appender = connection.createAppender("temp", "main", "words")) {
            append(appender, DEVICES, batch.devices);
            append(appender, SHOPPERS, batch.shoppers);
            append(appender, ITEMS, batch.items);
            append(appender, TEXTS, batch.texts);
        }
    }

    private static void append(DuckDBAppender appender, int kind, Words words) throws SQLException {
        for (Map.Entry<String, Integer> word : words.numbers().entrySet()) {
            appender.beginRow()
                    .append(kind)
                    .append((int) word.getValue())
                    .append(word.getKey())
                    .endRow();
        }
    }
}
