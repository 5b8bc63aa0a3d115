package io.daogou.demo;

import io.daogou.domain.item.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** Prices as a shop writes them: 12.9, 89, 459, 3,299 yuan. */
final class Prices {
    static final Currency YUAN = Money.currency("CNY");

    private Prices() {}

    static BigDecimal round(double price) {
        if (price < 40) {
            return BigDecimal.valueOf(Math.max(1, Math.floor(price)) + .9).setScale(1, RoundingMode.HALF_UP);
        }
        if (price < 200) {
            long whole = Math.round(price);
            return BigDecimal.valueOf(whole % 10 == 4 || whole % 10 == 0 ? whole - 1 : whole);
        }
        long step = price < 1500 ? 10 : 100;
        return BigDecimal.valueOf(Math.round(price / step) * step - 1);
    }

    static BigDecimal reduce(BigDecimal price, double factor) {
        BigDecimal reduced = round(price.doubleValue() * factor);
        return reduced.compareTo(price) < 0 ? reduced : price.multiply(new BigDecimal("0.9"));
    }

    static Money yuan(BigDecimal amount) {
        return new Money(amount.setScale(2, RoundingMode.HALF_UP), YUAN);
    }
}
