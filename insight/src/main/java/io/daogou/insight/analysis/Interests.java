package io.daogou.insight.analysis;

import io.daogou.domain.check.Check;
import io.daogou.domain.check.InvalidInput;
import java.time.Instant;

/**
 * What somebody is interested in: categories, brands, attributes and price bands of the items that they dealt with. An event counts
 * by its type, half as much after each half-life, and a dislike takes away.
 *
 * <p>The bands are quarters of the catalogue's prices within a widest category and currency.
 *
 * @param id of a shopper, whose devices count too, or of a device, which stands for whoever it belongs to
 * @param at ages count back from here, and what came later is left out
 * @param halfLifeDays after so many days an event counts half
 * @param limit how many of each kind, the strongest first
 */
public record Interests(String id, boolean isShopper, Instant at, double halfLifeDays, int limit)
        implements Analysis<InterestsAnswer> {
    private static final String QUERY = """
            WITH whom AS (SELECT coalesce(links.shopper, subject) AS person FROM subjects
                LEFT JOIN links ON links.device = subject WHERE id = ? AND is_shopper = ?),
            deeds AS (SELECT event_offset, item, epoch_ms(time) AS millis,
                    CASE type WHEN 'purchase' THEN 5 WHEN 'add_to_cart' THEN 3 WHEN 'add_to_wishlist' THEN 3 WHEN 'share' THEN 2
                        WHEN 'view_item' THEN 1 WHEN 'select_item' THEN 1 WHEN 'dislike' THEN -3 END
                        * pow(0.5, ({at} - epoch_ms(time)) / ({days} * 86400e3)) AS weight
                FROM event_items WHERE person IN (SELECT person FROM whom) AND epoch_ms(time) <= {at} AND type IN ('purchase',
                    'add_to_cart', 'add_to_wishlist', 'share', 'view_item', 'select_item', 'dislike')),
            bands AS (SELECT item, ntile(4) OVER (PARTITION BY category[1], currency ORDER BY price, item) AS band
                FROM items WHERE price IS NOT NULL AND len(category) > 0),
            tags AS (
                SELECT item, 'category' AS kind, array_to_string(category[:level], ' > ') AS name
                    FROM (SELECT item, category, unnest(range(1, len(category) + 1)) AS level FROM items)
                UNION ALL SELECT item, 'brand', brand FROM items WHERE brand IS NOT NULL
                UNION ALL SELECT item, 'attribute', entry.key || ': ' || entry.value
                    FROM (SELECT item, unnest(map_entries(attributes)) AS entry FROM items)
                UNION ALL SELECT item, 'price', ['lowest quarter', 'second quarter', 'third quarter', 'highest quarter'][band]
                    FROM bands),
            strengths AS (SELECT kind, name, sum(weight) AS strength, count(DISTINCT event_offset) AS evidence,
                    max(millis) AS last_seen
                FROM deeds JOIN tags USING (item) GROUP BY kind, name HAVING sum(weight) > 0),
            shares AS (SELECT kind, name, round(strength / max(strength) OVER (PARTITION BY kind), 6) AS share, evidence,
                last_seen FROM strengths)
            SELECT kind, name, share, evidence, last_seen FROM shares
            QUALIFY row_number() OVER (PARTITION BY kind ORDER BY share DESC, name) <= {limit}
            ORDER BY kind, share DESC, name
            """;

    public Interests {
        Check.id(isShopper ? "shopperId" : "deviceId", id);
        Check.time("at", at);
        if (!(halfLifeDays > 0 && halfLifeDays <= 3_650)) {
            throw new InvalidInput("halfLifeDays", "is out of range", halfLifeDays, "give more than 0, at most 3650");
        }
        Limits.check(limit);
    }

    @Override
    public InterestsAnswer answer(Columns columns) {
        String query = Sql.fill(
                QUERY,
                "at",
                String.valueOf(at.toEpochMilli()),
                "days",
                String.valueOf(halfLifeDays),
                "limit",
                String.valueOf(limit));
        return new InterestsAnswer(columns.rows(
                query,
                row -> new InterestsAnswer.Interest(row.text(1), row.text(2), row.real(3), row.number(4), row.time(5)),
                id,
                isShopper));
    }
}
