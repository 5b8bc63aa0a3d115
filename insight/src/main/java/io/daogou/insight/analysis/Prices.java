package io.daogou.insight.analysis;

/**
 * Prices of what was looked at against prices of what was bought, by widest category. A price is the one that the event says; its
 * currency is the event's, else the one of the item in the catalogue. Each item of an event counts once, whatever its quantity.
 *
 * <p>A quartile is a price that occurs: the first one that at least that share of the prices does not exceed.
 */
public record Prices(Period period) implements Analysis<PricesAnswer> {
    private static final String QUERY = """
            WITH prices AS (SELECT coalesce(category[1], '') AS category, coalesce(c.word, items.currency, 'XXX') AS code,
                    CASE WHEN i.type = 'purchase' THEN 'bought' ELSE 'looked_at' END AS what, i.price
                FROM event_items i LEFT JOIN items USING (item) LEFT JOIN texts c ON c.text = i.currency
                WHERE i.type IN ('view_item', 'purchase') AND i.price IS NOT NULL AND {period})
            SELECT category, code, what, count(*), quantile_disc(price, 0.25), quantile_disc(price, 0.5),
                quantile_disc(price, 0.75)
            FROM prices GROUP BY category, code, what ORDER BY category, code, what DESC
            """;

    @Override
    public PricesAnswer answer(Columns columns) {
        return new PricesAnswer(columns.rows(
                Sql.fill(QUERY, "period", period.holds("i.time")),
                row -> new PricesAnswer.Prices(
                        row.text(1),
                        row.text(2),
                        row.text(3),
                        row.number(4),
                        row.amount(5),
                        row.amount(6),
                        row.amount(7))));
    }
}
