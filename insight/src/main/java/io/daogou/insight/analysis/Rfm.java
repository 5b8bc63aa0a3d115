package io.daogou.insight.analysis;

import io.daogou.domain.check.Check;
import io.daogou.domain.item.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Buyers by how lately, how often and for how much they bought, in {@link RfmSegment}s with names.
 *
 * <p>Each of the three is scored 1 to 5, best last, by the share of buyers below: who are equal have the same score. Refunds count
 * against the amount; an order is all purchases with one number.
 *
 * @param at recency counts back from here, and what came later is left out
 * @param currency only orders in it, by its ISO 4217 code; none: the one with the most orders
 */
public record Rfm(Instant at, @Nullable String currency) implements Analysis<RfmAnswer> {
    private static final String BUYERS = """
            WITH buyers AS (
                SELECT person, max(time) FILTER (type = 'purchase') AS last_time,
                    count(DISTINCT order_number) FILTER (type = 'purchase') AS orders,
                    sum(CASE WHEN type = 'purchase' THEN amount ELSE -amount END) AS amount
                FROM orders WHERE time < make_timestamp({at}) AND currency = {currency}
                GROUP BY person HAVING count(*) FILTER (type = 'purchase') > 0),
            scores AS (
                SELECT *, {at} - epoch_us(last_time) AS micros,
                    1 + (5 * (rank() OVER (ORDER BY last_time) - 1)) // count(*) OVER () AS recency,
                    1 + (5 * (rank() OVER (ORDER BY orders) - 1)) // count(*) OVER () AS frequency,
                    1 + (5 * (rank() OVER (ORDER BY amount) - 1)) // count(*) OVER () AS monetary
                FROM buyers),
            worths AS (SELECT *, (frequency + monetary + 1) // 2 AS worth FROM scores),
            segmented AS (SELECT *, {segment} AS segment FROM worths)
            """;

    public Rfm {
        Check.time("at", at);
        if (currency != null) {
            Money.currency(currency);
        }
    }

    @Override
    public RfmAnswer answer(Columns columns) {
        String code = currency == null ? usualCurrency(columns) : currency;
        String query = buyers(code)
                + "SELECT segment, count(*), sum(orders), sum(amount), sum(micros)::DOUBLE / count(*) / 86400e6, sum(count(*)) OVER () FROM segmented"
                + " GROUP BY segment";
        List<RfmAnswer.Segment> segments = columns.rows(query, row -> {
            RfmSegment segment = RfmSegment.ofWireName(row.text(1));
            return new RfmAnswer.Segment(
                    segment.wireName(),
                    row.number(2),
                    (double) row.number(2) / row.number(6),
                    row.number(3),
                    row.amount(4),
                    row.real(5),
                    segment.meaning());
        });
        return new RfmAnswer(code, segments);
    }

    /** The common part of queries about segments: it gives the table {@code segmented}, a row for each buyer. */
    String buyers(String code) {
        return Sql.fill(
                BUYERS,
                "at",
                String.valueOf(at.toEpochMilli() * 1_000),
                "currency",
                Sql.quoted(code),
                "segment",
                RfmSegment.sql());
    }

    /** The currency of most purchases; among equals the first by its code. */
    static String usualCurrency(Columns columns) {
        List<String> codes = columns.rows(
                "SELECT currency FROM orders WHERE type = 'purchase' GROUP BY currency ORDER BY count(*) DESC, currency LIMIT 1",
                row -> row.text(1));
        return codes.isEmpty() ? "XXX" : codes.getFirst();
    }
}
