package io.daogou.insight.analysis;

import java.time.Duration;

/**
 * Items that people looked at, and what of the same category they bought instead: before the purchase, within the window, and
 * without buying the first one in that order. Pairs that fewer than {@link People#FEWEST} different people made are not told.
 *
 * @param window the most time from the look to the purchase
 * @param period in which the purchase lies
 */
public record Switched(Duration window, Period period, int limit) implements Analysis<SwitchedAnswer> {
    private static final String QUERY = """
            WITH bought AS (SELECT DISTINCT person, event_offset, time, item, category FROM event_items JOIN items USING (item)
                WHERE type = 'purchase' AND len(category) > 0 AND {period}),
            looked AS (SELECT person, time, item, category FROM event_items JOIN items USING (item)
                WHERE type = 'view_item' AND len(category) > 0 AND {longer}),
            switched AS (SELECT l.item AS looked_at, b.item AS bought, count(DISTINCT b.person) AS people,
                    count(DISTINCT b.event_offset) AS purchases
                FROM bought b JOIN looked l ON l.person = b.person AND l.category = b.category
                    AND l.time <= b.time AND l.time >= b.time - to_milliseconds({window})
                ANTI JOIN bought same ON same.event_offset = b.event_offset AND same.item = l.item
                GROUP BY l.item, b.item HAVING people >= {fewest})
            SELECT i.item_id AS looked_id, j.item_id AS bought_id, people, purchases
            FROM switched JOIN item_ids i ON i.item = looked_at JOIN item_ids j ON j.item = bought
            ORDER BY people DESC, purchases DESC, looked_id, bought_id LIMIT {limit}
            """;

    public Switched {
        Windows.check("window", window);
        Limits.check(limit);
    }

    @Override
    public SwitchedAnswer answer(Columns columns) {
        String query = Sql.fill(
                QUERY,
                "period",
                period.holds("time"),
                "longer",
                period.earlierBy(window).holds("time"),
                "window",
                String.valueOf(window.toMillis()),
                "fewest",
                String.valueOf(People.FEWEST),
                "limit",
                String.valueOf(limit));
        return new SwitchedAnswer(columns.rows(
                query, row -> new SwitchedAnswer.Pair(row.text(1), row.text(2), row.number(3), row.number(4))));
    }
}
