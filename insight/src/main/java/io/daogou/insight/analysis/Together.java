package io.daogou.insight.analysis;

/**
 * Items that are bought in one order. Pairs that fewer than {@link People#FEWEST} different people bought are not told.
 *
 * @param limit how many pairs, those that most people bought first
 */
public record Together(Period period, int limit) implements Analysis<TogetherAnswer> {
    private static final String QUERY = """
            WITH lines AS (SELECT DISTINCT person, coalesce(e.transaction, -i.event_offset) AS order_number, item
                FROM event_items i JOIN events e USING (event_offset, person)
                WHERE i.type = 'purchase' AND e.type = 'purchase' AND {period}),
            singles AS (SELECT item, count(DISTINCT (person, order_number)) AS orders FROM lines GROUP BY item),
            pairs AS (SELECT a.item AS one, b.item AS other, count(DISTINCT a.person) AS people,
                    count(DISTINCT (a.person, a.order_number)) AS orders
                FROM lines a JOIN lines b ON a.order_number = b.order_number AND a.person = b.person AND a.item < b.item
                GROUP BY a.item, b.item HAVING people >= {fewest})
            SELECT least(i.item_id, j.item_id) AS first_id, greatest(i.item_id, j.item_id) AS second_id, people, p.orders,
                p.orders::DOUBLE * (SELECT count(DISTINCT (person, order_number)) FROM lines) / (s.orders * t.orders::DOUBLE)
            FROM pairs p JOIN item_ids i ON i.item = p.one JOIN item_ids j ON j.item = p.other
            JOIN singles s ON s.item = p.one JOIN singles t ON t.item = p.other
            ORDER BY people DESC, p.orders DESC, first_id, second_id LIMIT {limit}
            """;

    public Together {
        Limits.check(limit);
    }

    @Override
    public TogetherAnswer answer(Columns columns) {
        String query = Sql.fill(
                QUERY,
                "period",
                period.holds("i.time"),
                "fewest",
                String.valueOf(People.FEWEST),
                "limit",
                String.valueOf(limit));
        return new TogetherAnswer(columns.rows(
                query,
                row -> new TogetherAnswer.Pair(row.text(1), row.text(2), row.number(3), row.number(4), row.real(5))));
    }
}
