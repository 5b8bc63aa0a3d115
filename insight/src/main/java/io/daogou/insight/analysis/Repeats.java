package io.daogou.insight.analysis;

/**
 * After how long people buy an item again. What somebody buys of it at one moment counts once. Only items that at least
 * {@link People#FEWEST} people bought again.
 *
 * @param limit how many items, those that most people bought again first
 */
public record Repeats(Period period, int limit) implements Analysis<RepeatsAnswer> {
    private static final String QUERY = """
            WITH bought AS (SELECT DISTINCT person, item, time FROM event_items WHERE type = 'purchase' AND {period}),
            pauses AS (SELECT person, item, epoch_ms(time) - epoch_ms(lag(time) OVER (PARTITION BY person, item
                ORDER BY time)) AS millis FROM bought)
            SELECT item_id, title, count(DISTINCT person) AS buyers,
                count(DISTINCT person) FILTER (millis IS NOT NULL) AS again, quantile_cont(millis, 0.25) / 86400e3,
                quantile_cont(millis, 0.5) / 86400e3, quantile_cont(millis, 0.75) / 86400e3
            FROM pauses JOIN item_ids USING (item) LEFT JOIN items USING (item)
            GROUP BY item_id, title HAVING again >= {fewest} ORDER BY again DESC, item_id LIMIT {limit}
            """;

    public Repeats {
        Limits.check(limit);
    }

    @Override
    public RepeatsAnswer answer(Columns columns) {
        String query = Sql.fill(
                QUERY,
                "period",
                period.holds("time"),
                "fewest",
                String.valueOf(People.FEWEST),
                "limit",
                String.valueOf(limit));
        return new RepeatsAnswer(columns.rows(
                query,
                row -> new RepeatsAnswer.Repeat(
                        row.text(1),
                        row.textOrNull(2),
                        row.number(3),
                        row.number(4),
                        (double) row.number(4) / row.number(3),
                        row.real(5),
                        row.real(6),
                        row.real(7))));
    }
}
