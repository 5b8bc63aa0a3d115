package io.daogou.insight.mirror;

import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Platform;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is in the file.
 *
 * <p>Devices and shoppers are numbered together as <i>subjects</i>. Who did an event is told by the views alone: the shopper
 * that the event names, else the one its device belongs to now, else the device. So a link made or undone changes no row. What
 * people refuse to be counted, the views leave out likewise.
 *
 * <p>Other texts are numbers too, those of {@code texts}. {@code event_items} repeats what most questions ask of the event, so that they need no join over everything shown. Amounts
 * are exact decimals. An order is worth what its event says, else what its lines add up to; {@code XXX}, the code that ISO 4217
 * keeps for no currency, stands where nobody said one.
 */
public final class Schema {
    /** Counts up when a column changes its name or meaning. */
    private static final int VERSION = 4;

    private static final String TYPES = names(EventType.values(), EventType::wireName);
    private static final String PLATFORMS = names(Platform.values(), Platform::wireName);

    /** A file of another format is written anew. */
    static final String FORMAT = VERSION + " " + TYPES + " " + PLATFORMS;

    static final String CREATE = """
            CREATE TYPE event_type AS ENUM (%s);
            CREATE TYPE platform AS ENUM (%s);
            CREATE TABLE event_types AS SELECT name, enum_code(name) AS code
                FROM (SELECT unnest(enum_range(NULL::event_type))::event_type AS name);
            CREATE TABLE platforms AS SELECT name, enum_code(name) AS code
                FROM (SELECT unnest(enum_range(NULL::platform))::platform AS name);
            CREATE TABLE mirror (format VARCHAR, last_offset BIGINT, last_event VARCHAR, events BIGINT, taken_items BIGINT,
                items_taken_at BIGINT);
            CREATE TABLE subjects (subject INTEGER, id VARCHAR, is_shopper BOOLEAN);
            CREATE TABLE links (device INTEGER, shopper INTEGER);
            CREATE TABLE refused (subject INTEGER);
            CREATE TABLE item_ids (item INTEGER, item_id VARCHAR);
            CREATE TABLE items (item INTEGER, title VARCHAR, brand VARCHAR, category VARCHAR[], price DECIMAL(18, 6),
                currency VARCHAR, attributes MAP(VARCHAR, VARCHAR));
            CREATE TABLE texts (text INTEGER, word VARCHAR);
            CREATE TABLE raw_events (event_offset BIGINT, time TIMESTAMP, type event_type, platform platform,
                device INTEGER, shopper INTEGER, recommendation INTEGER, placement INTEGER, query INTEGER,
                transaction INTEGER, value DECIMAL(18, 6), currency INTEGER, campaign INTEGER, source INTEGER, medium INTEGER);
            CREATE TABLE raw_event_items (event_offset BIGINT, time TIMESTAMP, type event_type, platform platform,
                device INTEGER, shopper INTEGER, recommendation INTEGER, placement INTEGER, currency INTEGER,
                item INTEGER, price DECIMAL(24, 12), quantity INTEGER, position INTEGER, model INTEGER, rule INTEGER);
            CREATE VIEW events AS SELECT e.*, coalesce(e.shopper, links.shopper, e.device) AS person
                FROM raw_events e LEFT JOIN links ON e.device = links.device
                ANTI JOIN refused ON coalesce(e.shopper, links.shopper, e.device) = refused.subject
                ANTI JOIN refused AS there ON coalesce(e.shopper, e.device) = there.subject;
            CREATE VIEW event_items AS SELECT e.*, coalesce(e.shopper, links.shopper, e.device) AS person
                FROM raw_event_items e LEFT JOIN links ON e.device = links.device
                ANTI JOIN refused ON coalesce(e.shopper, links.shopper, e.device) = refused.subject
                ANTI JOIN refused AS there ON coalesce(e.shopper, e.device) = there.subject;
            CREATE VIEW orders AS SELECT e.event_offset, e.time, e.type, e.platform, e.person,
                    coalesce(e.transaction, -e.event_offset) AS order_number,
                    coalesce(e.value, lines.amount, 0)::DECIMAL(38, 12) AS amount, coalesce(c.word, 'XXX') AS currency
                FROM events e LEFT JOIN texts c ON c.text = e.currency LEFT JOIN (SELECT event_offset, sum(price * quantity) AS amount FROM raw_event_items
                    WHERE type IN ('purchase', 'refund') GROUP BY event_offset) lines USING (event_offset)
                WHERE e.type IN ('purchase', 'refund');
            """.formatted(TYPES, PLATFORMS);

    /** Tables a batch passes through; they live in memory and end with the connection. */
    static final String STAGING = """
            CREATE TEMP TABLE words (number INTEGER, word VARCHAR);
            CREATE TEMP TABLE amounts (number INTEGER, amount VARCHAR);
            CREATE TEMP TABLE staged_links (device VARCHAR, shopper VARCHAR);
            CREATE TEMP TABLE staged_refused (id VARCHAR, is_shopper BOOLEAN);
            CREATE TEMP TABLE staged_catalog (item_id VARCHAR, title VARCHAR, brand VARCHAR, category VARCHAR[],
                price VARCHAR, currency VARCHAR, attributes MAP(VARCHAR, VARCHAR));
            """;

    private Schema() {}

    private static <T> String names(T[] all, Function<T, String> name) {
        return Stream.of(all).map(one -> "'" + name.apply(one) + "'").collect(Collectors.joining(", "));
    }
}
