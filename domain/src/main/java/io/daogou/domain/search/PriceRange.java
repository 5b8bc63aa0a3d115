package io.daogou.domain.search;

import io.daogou.domain.check.InvalidInput;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Prices from one to another, both allowed.
 *
 * @param min the least; none: from nothing on
 * @param max the highest; none: no limit
 * @param currency in which they are; none: in each item's own
 */
public record PriceRange(
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable Currency currency) {
    public PriceRange {
        check("min", min);
        check("max", max);
        if (min != null && max != null && min.compareTo(max) > 0) {
            throw new InvalidInput("min", "is above max", min, "give at most " + max);
        }
    }

    /** Prices up to one, whatever the currency. */
    public static PriceRange atMost(BigDecimal max) {
        return new PriceRange(null, max, null);
    }

    /** Prices from one on, whatever the currency. */
    public static PriceRange atLeast(BigDecimal min) {
        return new PriceRange(min, null, null);
    }

    public boolean contains(BigDecimal amount) {
        return (min == null || amount.compareTo(min) >= 0) && (max == null || amount.compareTo(max) <= 0);
    }

    /**
     * What lies in both; where nothing does, this range, as what is chosen counts more than what is written. A currency that
     * either names is kept.
     */
    public PriceRange and(PriceRange other) {
        BigDecimal low = min == null || (other.min != null && other.min.compareTo(min) > 0) ? other.min : min;
        BigDecimal high = max == null || (other.max != null && other.max.compareTo(max) < 0) ? other.max : max;
        boolean isEmpty = low != null && high != null && low.compareTo(high) > 0;
        return isEmpty ? this : new PriceRange(low, high, currency == null ? other.currency : currency);
    }

    private static void check(String field, @Nullable BigDecimal price) {
        if (price != null && price.signum() < 0) {
            throw new InvalidInput(field, "is negative", price, "give 0 or more");
        }
    }

    /** Ranges are equal when they hold the same prices: 5 and 5.00 are one price. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PriceRange range
                && Objects.equals(plain(min), plain(range.min))
                && Objects.equals(plain(max), plain(range.max))
                && Objects.equals(currency, range.currency);
    }

    @Override
    public int hashCode() {
        return Objects.hash(plain(min), plain(max), currency);
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.stripTrailingZeros();
    }
}
