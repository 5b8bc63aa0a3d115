package io.daogou.insight.mirror;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Writes batches into the file, each in one transaction with the offset it ends at. Each text of a batch crosses over to DuckDB
 * once and comes back as the number it has in the file; the rows are then asked for by DuckDB, by {@link BatchRows}. Through its
 * appender, which takes value by value, it is several times slower.
 */
final class BatchWriter {
    /** A dictionary of the file: how new words get numbers in it, and how they are looked up. */
    private enum Dictionary {
        DEVICES("subjects", "subject", "id", "is_shopper", "false"),
        SHOPPERS("subjects", "subject", "id", "is_shopper", "true"),
        ITEMS("item_ids", "item", "item_id", "", ""),
        TEXTS("texts", "text", "word", "", "");

        final String addition;
        final String lookup;

        Dictionary(String table, String number, String word, String mark, String value) {
            String marked = mark.isEmpty() ? "" : " AND d." + mark + " = " + value;
            addition = "INSERT INTO " + table + " SELECT (SELECT coalesce(max(" + number + ") + 1, 0) FROM " + table
                    + ") + row_number() OVER () - 1, w.word" + (mark.isEmpty() ? "" : ", " + value)
                    + " FROM words w ANTI JOIN " + table + " d ON d." + word + " = w.word" + marked;
            lookup = "SELECT w.number, d." + number + " FROM words w JOIN " + table + " d ON d." + word + " = w.word"
                    + marked;
        }
    }

    /** Amounts become decimals before they are joined: each once, not once a row. */
    private static final String EVENTS = """
            INSERT INTO raw_events
            SELECT event_offset, make_timestamp(millis * 1000), y.name, f.name, device, shopper, recommendation, placement,
                query, transaction, v.amount, currency, campaign, source, medium
            FROM batch_events() e JOIN event_types y ON y.code = e.type JOIN platforms f ON f.code = e.platform
            LEFT JOIN (SELECT number, amount::DECIMAL(18, 6) AS amount FROM amounts) v ON v.number = e.value
            """;

    private static final String EVENT_ITEMS = """
            INSERT INTO raw_event_items
            SELECT event_offset, make_timestamp(millis * 1000), y.name, f.name, device, shopper, recommendation, placement,
                currency, item, p.amount, quantity, position, model, rule
            FROM batch_event_items() i JOIN event_types y ON y.code = i.type JOIN platforms f ON f.code = i.platform
            LEFT JOIN (SELECT number, amount::DECIMAL(24, 12) AS amount FROM amounts) p ON p.number = i.price
            """;

    private static final List<String> WIDE = List.of("event_offset", "millis");
    private static final List<String> SHARED =
            List.of("type", "platform", "device", "shopper", "recommendation", "placement", "currency");

    private final DuckDBConnection connection;
    private final BatchRows events =
            new BatchRows(WIDE, SHARED, List.of("query", "transaction", "value", "campaign", "source", "medium"));
    private final BatchRows items =
            new BatchRows(WIDE, SHARED, List.of("item", "price", "quantity", "position", "model", "rule"));

    /** Tells the connection of the functions that batches come in by. */
    BatchWriter(DuckDBConnection connection) throws SQLException {
        this.connection = connection;
        events.register(connection, "batch_events");
        items.register(connection, "batch_event_items");
    }

    /** Durable when it returns. */
    void write(EventBatch batch) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (batch.events() > 0) {
                stage(batch, statement);
                statement.execute(EVENTS);
                statement.execute(EVENT_ITEMS);
            }
            statement.execute("UPDATE mirror SET last_offset = " + batch.lastOffset() + ", events = events + "
                    + batch.events() + ", last_event = '" + batch.lastEvent().replace("'", "''") + "'");
            connection.commit();
        }
    }

    private void stage(EventBatch batch, Statement statement) throws SQLException {
        int[] devices = numbers(statement, Dictionary.DEVICES, batch.devices);
        int[] shoppers = numbers(statement, Dictionary.SHOPPERS, batch.shoppers);
        int[] itemNumbers = numbers(statement, Dictionary.ITEMS, batch.items);
        int[] texts = numbers(statement, Dictionary.TEXTS, batch.texts);
        statement.execute("TRUNCATE amounts");
        append("amounts", batch.amounts);
        long[][] wide = {batch.offset.toArray(), batch.millis.toArray()};
        int[][] shared = {
            batch.type.toArray(),
            batch.platform.toArray(),
            batch.device.mapped(devices),
            batch.shopper.mapped(shoppers),
            batch.recommendation.mapped(texts),
            batch.placement.mapped(texts),
            batch.currency.mapped(texts)
        };
        events.set(wide, shared, new int[][] {
            batch.query.mapped(texts), batch.transaction.mapped(texts), batch.value.toArray(),
            batch.campaign.mapped(texts), batch.source.mapped(texts), batch.medium.mapped(texts)
        });
        items.set(batch.itemPlace.toArray(), wide, shared, new int[][] {
            batch.item.mapped(itemNumbers),
            batch.price.toArray(),
            batch.quantity.toArray(),
            batch.position.toArray(),
            batch.model.mapped(texts),
            batch.rule.mapped(texts)
        });
    }

    /** The numbers that words have in the file, by their numbers in the batch; new words get one. */
    private int[] numbers(Statement statement, Dictionary dictionary, Words words) throws SQLException {
        int[] numbers = new int[words.numbers().size()];
        statement.execute("TRUNCATE words");
        append("words", words);
        statement.execute(dictionary.addition);
        try (ResultSet rows = statement.executeQuery(dictionary.lookup)) {
            while (rows.next()) {
                numbers[rows.getInt(1)] = rows.getInt(2);
            }
        }
        return numbers;
    }

    private void append(String table, Words words) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("temp", "main", table)) {
            for (Map.Entry<String, Integer> word : words.numbers().entrySet()) {
                appender.beginRow()
                        .append((int) word.getValue())
                        .append(word.getKey())
                        .endRow();
            }
        }
    }
}
