package io.daogou.exchange.extract;

import io.daogou.domain.event.Campaign;
import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.Money;
import io.daogou.domain.shopper.Subject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of an extract in a DuckDB in memory, and from there in Parquet files.
 *
 * <p>Not safe for use by several threads; all calls on native threads. What does not fit {@value #MEMORY} goes to a folder beside
 * the extract meanwhile.
 */
final class ExtractTables implements AutoCloseable {
    private static final String MEMORY = "1GB";
    private static final JsonMapper JSON = new JsonMapper();

    private static final String TABLES = """
            CREATE TABLE raw_events (event_offset BIGINT, millis BIGINT, event VARCHAR, action VARCHAR, shopper_key VARCHAR,
                session_key VARCHAR, recommendation_key VARCHAR, platform VARCHAR, placement VARCHAR, item_id VARCHAR,
                price DOUBLE, quantity INTEGER, position INTEGER, seconds DOUBLE, percent INTEGER, value DOUBLE,
                currency VARCHAR, campaign VARCHAR, source VARCHAR, medium VARCHAR, model VARCHAR, rule VARCHAR);
            CREATE TABLE raw_segments (shopper_key VARCHAR, segment VARCHAR, recency INTEGER, frequency INTEGER, monetary INTEGER,
                last_millis BIGINT, orders BIGINT, amount DOUBLE, currency VARCHAR);
            CREATE TABLE raw_items (item_id VARCHAR, title VARCHAR, description VARCHAR, brand VARCHAR, product_type VARCHAR,
                price DOUBLE, current_price DOUBLE, currency VARCHAR, availability VARCHAR, item_group_id VARCHAR,
                gtin VARCHAR, attributes VARCHAR, added_millis BIGINT);
            """;

    /** Items are numbered by their identifiers: the same catalogue gives the same numbers. */
    private static final String ITEMS = """
            CREATE TABLE items AS
            SELECT (row_number() OVER (ORDER BY all_items.item_id) - 1)::INTEGER AS item_index, all_items.item_id, title,
                description, brand, product_type::JSON::VARCHAR[] AS product_type, price, current_price, currency,
                availability, item_group_id, gtin, attributes::JSON::MAP(VARCHAR, VARCHAR) AS attributes,
                epoch_ms(added_millis) AS added_at, raw_items.item_id IS NOT NULL AS in_catalog
            FROM (SELECT item_id FROM raw_items UNION SELECT item_id FROM raw_events WHERE item_id IS NOT NULL) all_items
            LEFT JOIN raw_items USING (item_id) ORDER BY item_index
            """;

    private static final String SHOPPERS = """
            CREATE TABLE shoppers AS
            SELECT (row_number() OVER (ORDER BY shopper_key) - 1)::INTEGER AS shopper_index, shopper_key
            FROM (SELECT DISTINCT shopper_key FROM raw_events)
            """;

    private static final String INTERACTIONS = """
            CREATE TABLE interactions AS
            SELECT shopper_index, shopper_key, item_index, item_id, action, epoch_ms(min(millis)) AS first_time,
                epoch_ms(max(millis)) AS last_time, count(*)::INTEGER AS times
            FROM raw_events JOIN shoppers USING (shopper_key) JOIN items USING (item_id) WHERE action IS NOT NULL
            GROUP BY ALL ORDER BY shopper_index, first_time, item_index, action
            """;

    private static final String EVENTS = """
            SELECT event_offset, epoch_ms(millis) AS time, event, action, shopper_index, shopper_key, session_key,
                recommendation_key, platform, placement, item_index, item_id, raw_events.price, quantity, position, seconds,
                percent, value, raw_events.currency, campaign, source, medium, model, rule
            FROM raw_events JOIN shoppers USING (shopper_key) LEFT JOIN items USING (item_id)
            ORDER BY event_offset, position
            """;

    private static final String SEGMENTS = """
            SELECT shopper_index, shopper_key, segment, recency, frequency, monetary, epoch_ms(last_millis) AS last_time, orders,
                amount, currency
            FROM raw_segments JOIN shoppers USING (shopper_key) ORDER BY shopper_index
            """;

    private final Path folder;
    private final Connection connection;
    private final DuckDBAppender events;
    private final DuckDBAppender items;

    ExtractTables(Path folder) throws SQLException {
        this.folder = folder;
        connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET memory_limit = '" + MEMORY + "'");
            statement.execute("SET temp_directory = " + quoted(folder.resolve(".spill")));
            statement.execute(TABLES);
        }
        DuckDBConnection duckdb = connection.unwrap(DuckDBConnection.class);
        events = duckdb.createAppender("raw_events");
        items = duckdb.createAppender("raw_items");
    }

    /** Who did an event, under pseudonyms. */
    record Keys(
            String shopper,
            @Nullable String session,
            @Nullable String recommendation) {}

    /** Adds a row for each item of an event, or one where it has none. */
    void add(long offset, Event event, Keys keys) throws SQLException {
        if (event.items().isEmpty()) {
            addRow(offset, event, keys, null);
        }
        for (EventItem item : event.items()) {
            addRow(offset, event, keys, item);
        }
    }

    private void addRow(long offset, Event event, Keys keys, @Nullable EventItem item) throws SQLException {
        ActionKind action = ActionKind.of(event.type());
        Money value = switch (event) {
            case Event.ItemAction one -> one.value();
            case Event.Order order -> order.value();
            case Event.Impression _, Event.Search _, Event.Login _, Event.Media _ -> null;
        };
        Campaign brought = event.header().campaign();
        Event.Media media = event instanceof Event.Media one ? one : null;
        events.beginRow()
                .append(offset)
                .append(event.header().time().toEpochMilli())
                .append(event.type().wireName())
                .append(action == null ? null : action.wireName())
                .append(keys.shopper())
                .append(keys.session())
                .append(keys.recommendation())
                .append(event.header().platform().wireName())
                .append(event instanceof Event.Impression shown ? shown.placement() : null)
                .append(item == null ? null : item.itemId())
                .append(item == null ? null : number(item.price()))
                .append(item == null ? null : (Integer) item.quantity())
                .append(item == null ? null : item.position())
                .append(media == null ? null : (Double) media.seconds())
                .append(media == null ? null : media.percent())
                .append(value == null ? null : number(value.amount()))
                .append(value == null ? null : value.currency().getCurrencyCode())
                .append(brought == null ? null : brought.name())
                .append(brought == null ? null : brought.source())
                .append(brought == null ? null : brought.medium())
                .append(item == null ? null : item.model())
                .append(item == null ? null : item.ruleId())
                .endRow();
    }

    void add(Item item) throws SQLException {
        Money price = item.price();
        Money current = item.currentPrice();
        items.beginRow()
                .append(item.itemId())
                .append(item.title())
                .append(item.description())
                .append(item.brand())
                .append(JSON.writeValueAsString(item.productType()))
                .append(price == null ? null : number(price.amount()))
                .append(current == null ? null : number(current.amount()))
                .append(current == null ? null : current.currency().getCurrencyCode())
                .append(item.availability().wireName())
                .append(item.itemGroupId())
                .append(item.gtin())
                .append(JSON.writeValueAsString(item.attributes()))
                .append(item.addedAt() == null ? null : (Long) item.addedAt().toEpochMilli())
                .endRow();
    }

    private static @Nullable Double number(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.doubleValue();
    }

    /** Derives what is derived and writes the files, each in one step. */
    void write() throws SQLException, IOException {
        events.flush();
        items.flush();
        try (Statement statement = connection.createStatement()) {
            statement.execute(ITEMS);
            statement.execute(SHOPPERS);
            statement.execute(INTERACTIONS);
        }
        copy("FROM items", "items");
        copy("FROM interactions", "interactions");
        copy(EVENTS, "events");
    }

    /** Once everything else is written: only segments of those who are in it are. */
    void writeSegments(List<ShopperSegment> segments, Function<Subject, String> key) throws SQLException, IOException {
        try (DuckDBAppender appender = connection.unwrap(DuckDBConnection.class).createAppender("raw_segments")) {
            for (ShopperSegment one : segments) {
                appender.beginRow()
                        .append(key.apply(one.subject()))
                        .append(one.segment())
                        .append(one.recency())
                        .append(one.frequency())
                        .append(one.monetary())
                        .append(one.lastTime().toEpochMilli())
                        .append(one.orders())
                        .append(one.amount().doubleValue())
                        .append(one.currency())
                        .endRow();
            }
        }
        copy(SEGMENTS, "segments");
    }

    private void copy(String query, String name) throws SQLException, IOException {
        Path part = folder.resolve(name + ".parquet.part");
        try (Statement statement = connection.createStatement()) {
            statement.execute("COPY (" + query + ") TO " + quoted(part) + " (FORMAT parquet, COMPRESSION zstd)");
            Files.move(
                    part,
                    folder.resolve(name + ".parquet"),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    long count(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            events.close();
            items.close();
        }
    }
}
