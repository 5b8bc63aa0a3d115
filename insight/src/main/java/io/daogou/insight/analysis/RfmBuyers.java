package io.daogou.insight.analysis;

/**
 * Every buyer with their segment, one by one: what {@link Rfm} sums up.
 *
 * @param rfm as of when, and in which currency
 */
public record RfmBuyers(Rfm rfm) implements Analysis<RfmBuyersAnswer> {
    @Override
    public RfmBuyersAnswer answer(Columns columns) {
        String given = rfm.currency();
        String code = given == null ? Rfm.usualCurrency(columns) : given;
        String query = rfm.buyers(code) + """
                SELECT id, is_shopper, epoch_ms(last_time), orders, amount, recency, frequency, monetary, segment
                FROM segmented JOIN subjects ON subject = person ORDER BY is_shopper, id
                """;
        return new RfmBuyersAnswer(
                code,
                columns.rows(
                        query,
                        row -> new RfmBuyersAnswer.Buyer(
                                row.text(1),
                                row.truth(2),
                                row.time(3),
                                row.number(4),
                                row.amount(5),
                                row.whole(6),
                                row.whole(7),
                                row.whole(8),
                                RfmSegment.ofWireName(row.text(9)))));
    }
}
