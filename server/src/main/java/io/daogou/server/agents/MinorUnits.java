package io.daogou.server.agents;

import io.daogou.domain.item.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** Amounts as whole numbers of a currency's smallest unit, as ISO 4217 has it: 100 cents, 1 yen, 1000 fils. */
public final class MinorUnits {
    private MinorUnits() {}

    /** An amount in minor units; what is finer, such as the price of one screw, is rounded half up. */
    public static long of(Money money) {
        return money.amount()
                .movePointRight(digits(money.currency()))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** The amount that so many minor units are. */
    public static BigDecimal amount(long minorUnits, Currency currency) {
        return BigDecimal.valueOf(minorUnits, digits(currency));
    }

    /** How many digits stand behind the point; 0 for what is no money people pay with, such as gold. */
    static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }
}
