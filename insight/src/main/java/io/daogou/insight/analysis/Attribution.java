package io.daogou.insight.analysis;

import io.daogou.domain.check.Check;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each placement, model or rule sold. Each line of a purchase is credited to the last shelf that showed the person that item, or to the last
 * one from which the person chose it, no earlier than the window before the purchase. Lines that no shelf led to are told as those
 * of the placement {@link #NONE}.
 *
 * <p>A choice belongs to the shelf that showed the item to that person last, within the window too. What happened at the same moment
 * counts as before. Impressions and choices are counted item by item. Refunds take nothing back.
 *
 * @param by of what is told: shelves, or what put items on them, or the rules by which they stood there, whatever the shelf
 * @param period in which impressions, choices and purchases lie; what led to a purchase may lie before
 */
public record Attribution(Credit credit, By by, Duration window, Period period) implements Analysis<AttributionAnswer> {
    /** Stands where no shelf led to a purchase, or a shelf did not say its name. */
    public static final String NONE = "(none)";

    /** What a purchase is credited to. */
    public enum Credit {
        LAST_CLICKED,
        LAST_SHOWN;

        private static final Credit[] ALL = values();

        public String wireName() {
            return Check.lowerCase(this);
        }

        public static Credit ofWireName(String name) {
            return Check.named("credit", name, ALL, Credit::wireName);
        }
    }

    /** What is told apart. */
    public enum By {
        PLACEMENT,
        /** What put the item on the shelf, as the impression says. */
        MODEL,
        /** The merchant's rule by which the item stood there, as the impression says. */
        RULE;

        private static final By[] ALL = values();

        public String wireName() {
            return Check.lowerCase(this);
        }

        public static By ofWireName(String name) {
            return Check.named("by", name, ALL, By::wireName);
        }
    }

    /** Whatever names an item, once a person, item and moment: the latest by arrival where several fall together. */
    private static final String CHOSEN = """
            CREATE TEMP TABLE chosen AS
            WITH shown AS (SELECT person, item, time, arg_max({by}, event_offset) AS cause FROM event_items
                WHERE type = 'view_item_list' AND {longer} AND (person, item) IN
                    (SELECT (person, item) FROM event_items WHERE type = 'select_item' AND {longer_once})
                GROUP BY person, item, time),
            clicks AS (SELECT person, item, time, platform, event_offset FROM event_items WHERE type = 'select_item' AND {longer_once})
            SELECT c.person, c.item, c.time, c.platform, c.event_offset,
                CASE WHEN c.time - s.time <= to_milliseconds({window}) THEN s.cause END AS cause
            FROM clicks c ASOF LEFT JOIN shown s ON c.person = s.person AND c.item = s.item AND c.time >= s.time
            """;

    private static final String TOUCHED_SHOWN = """
            SELECT person, item, time, arg_max({by}, event_offset) AS cause FROM event_items
            WHERE type = 'view_item_list' AND {longer_once} AND (person, item) IN
                (SELECT (person, item) FROM event_items WHERE type = 'purchase' AND {period})
            GROUP BY person, item, time
            """;

    private static final String TOUCHED_CLICKED =
            "SELECT person, item, time, arg_max(cause, event_offset) AS cause FROM chosen GROUP BY person, item, time";

    private static final String SOLD = """
            CREATE TEMP TABLE sold AS
            WITH touched AS ({touched}),
            lines AS (SELECT person, item, time, platform, price * quantity AS amount, i.currency
                FROM event_items i WHERE type = 'purchase' AND {period})
            SELECT l.person, l.platform, l.amount, coalesce(c.word, items.currency, 'XXX') AS code,
                CASE WHEN l.time - t.time <= to_milliseconds({window}) THEN t.cause END AS cause
            FROM lines l ASOF LEFT JOIN touched t ON l.person = t.person AND l.item = t.item AND l.time >= t.time
            LEFT JOIN items ON items.item = l.item LEFT JOIN texts c ON c.text = l.currency
            """;

    private static final String PLACEMENTS = """
            WITH counts AS (
                SELECT {by} AS cause, platform, count(*) AS shown, 0 AS clicked, 0 AS bought, 0 AS buyers FROM event_items
                    WHERE type = 'view_item_list' AND {period} GROUP BY cause, platform
                UNION ALL SELECT cause, platform, 0, count(*), 0, 0 FROM chosen WHERE {period} GROUP BY cause, platform
                UNION ALL SELECT cause, platform, 0, 0, count(*), count(DISTINCT person) FROM sold
                    GROUP BY cause, platform)
            SELECT coalesce(word, '{none}') AS name, platform::VARCHAR AS device, sum(shown)::BIGINT, sum(clicked)::BIGINT,
                sum(bought)::BIGINT, sum(buyers)::BIGINT
            FROM counts LEFT JOIN texts ON text = cause GROUP BY name, device ORDER BY name, device
            """;

    private static final String REVENUE = """
            SELECT coalesce(word, '{none}') AS name, platform::VARCHAR AS device, code, sum(amount) FROM sold
            LEFT JOIN texts ON text = cause WHERE amount IS NOT NULL GROUP BY name, device, code ORDER BY name, device, code
            """;

    public Attribution {
        Windows.check("window", window);
    }

    @Override
    public AttributionAnswer answer(Columns columns) {
        columns.run(filled(CHOSEN));
        columns.run(filled(SOLD));
        List<AttributionAnswer.Placement> placements = columns.rows(
                filled(PLACEMENTS),
                row -> AttributionAnswer.Placement.of(
                        cause(row, By.PLACEMENT),
                        cause(row, By.MODEL),
                        cause(row, By.RULE),
                        row.text(2),
                        row.number(3),
                        row.number(4),
                        row.number(5),
                        row.number(6)));
        return new AttributionAnswer(
                placements,
                columns.rows(
                        filled(REVENUE),
                        row -> new AttributionAnswer.Revenue(
                                cause(row, By.PLACEMENT),
                                cause(row, By.MODEL),
                                cause(row, By.RULE),
                                row.text(2),
                                row.text(3),
                                row.amount(4))));
    }

    private @Nullable String cause(Row row, By told) throws SQLException {
        return by == told ? row.text(1) : null;
    }

    private String filled(String query) {
        return Sql.fill(
                query,
                "touched",
                credit == Credit.LAST_SHOWN ? TOUCHED_SHOWN : TOUCHED_CLICKED,
                "by",
                by.wireName(),
                "period",
                period.holds("time"),
                "longer_once",
                period.earlierBy(window).holds("time"),
                "longer",
                period.earlierBy(window.multipliedBy(2)).holds("time"),
                "window",
                String.valueOf(window.toMillis()),
                "none",
                NONE);
    }
}
