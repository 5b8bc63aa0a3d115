package io.daogou.guide.ask;

import io.daogou.guide.catalog.Assortment;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Asks for the budget by three bands, each with about as many items, bounded by round amounts. */
final class PriceInquiry {
    /** Prices that lie closer together do not matter. */
    private static final double APART = 1.6;

    private final Assortment assortment;

    PriceInquiry(Assortment assortment) {
        this.assortment = assortment;
    }

    Optional<Inquiry> of(Pool pool, double minds) {
        double[] prices = Arrays.stream(pool.items())
                .mapToDouble(assortment::price)
                .filter(price -> price > 0)
                .sorted()
                .toArray();
        if (prices.length < 3 || prices.length * 2 < pool.size() || prices[prices.length - 1] < APART * prices[0]) {
            return Optional.empty();
        }
        BigDecimal low = round(prices[prices.length / 3]);
        BigDecimal high = round(prices[2 * prices.length / 3]);
        if (low.compareTo(high) >= 0) {
            return Optional.empty();
        }
        int below = count(prices, 0, low.doubleValue());
        int between = count(prices, low.doubleValue(), high.doubleValue());
        int above = count(prices, high.doubleValue(), Double.MAX_VALUE);
        String lowText = low.toPlainString();
        String highText = high.toPlainString();
        List<Inquiry.Choice> choices = List.of(
                new Inquiry.Choice(".." + lowText, "", pool.standsFor(below)),
                new Inquiry.Choice(lowText + ".." + highText, "", pool.standsFor(between)),
                new Inquiry.Choice(highText + "..", "", pool.standsFor(above)));
        List<double[]> shares = List.of(new double[] {below}, new double[] {between}, new double[] {above});
        double gain = minds * prices.length / pool.size() * Inquiries.entropy(shares, below + between + above);
        return Optional.of(new Inquiry(Inquiry.PRICE, null, choices, gain));
    }

    private static int count(double[] prices, double from, double to) {
        return (int) Arrays.stream(prices)
                .filter(price -> price >= from && price <= to)
                .count();
    }

    /** To one digit, or to one and a half: 120 is 100, 150 stays. */
    private static BigDecimal round(double price) {
        BigDecimal two = new BigDecimal(price).round(new MathContext(2));
        BigDecimal step = new BigDecimal(price).round(new MathContext(1)).ulp().divide(BigDecimal.TWO);
        BigDecimal rounded = two.divide(step, 0, java.math.RoundingMode.HALF_UP).multiply(step);
        return rounded.signum() == 0 ? two.stripTrailingZeros() : rounded.stripTrailingZeros();
    }
}
