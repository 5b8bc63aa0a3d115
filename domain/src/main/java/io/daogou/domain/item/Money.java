package io.daogou.domain.item;

import io.daogou.domain.check.InvalidInput;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount in a currency: never negative, at most 12 digits before the point and as many after it as the currency has
 * (surplus zeros are cut, so that {@code 5.00} and {@code 5} are equal).
 *
 * @param amount in units of the currency, not in cents
 */
public record Money(BigDecimal amount, Currency currency) {
    private static final int MOST_DIGITS = 12;
    /** Unit prices may be finer than the currency's coin: fuel, screws by the hundred. */
    private static final int MOST_DECIMALS = 6;

    public Money {
        if (amount.signum() < 0) {
            throw new InvalidInput(
                    "price", "is negative", amount, "give 0 or more; money given back is a refund event");
        }
        if (amount.precision() - amount.scale() > MOST_DIGITS) {
            throw new InvalidInput(
                    "price", "is too large", amount, "give at most " + MOST_DIGITS + " digits before the point");
        }
        if (amount.scale() > MOST_DECIMALS && amount.stripTrailingZeros().scale() > MOST_DECIMALS) {
            throw new InvalidInput("price", "has too many decimals", amount, "give at most " + MOST_DECIMALS);
        }
        amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        if (amount.scale() < 0) {
            amount = amount.setScale(0);
        }
    }

    /** An amount and a currency as they are written: {@code "19.90", "CNY"}. */
    public static Money of(String amount, String currencyCode) {
        return new Money(decimal(amount), currency(currencyCode));
    }

    /** A currency by its ISO 4217 code. */
    public static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            throw new InvalidInput("currency", "is not known", code, "use an ISO 4217 code such as CNY, EUR or USD");
        }
    }

    private static BigDecimal decimal(String amount) {
        // A length limit first: BigDecimal would happily build 1e999999999.
        if (amount.length() > 40) {
            throw new InvalidInput("price", "is too long", amount, "write a decimal number such as 19.90");
        }
        try {
            BigDecimal parsed = new BigDecimal(amount);
            if (Math.abs(parsed.scale()) > 40) {
                throw new InvalidInput("price", "is out of range", amount, "write a decimal number such as 19.90");
            }
            return parsed;
        } catch (NumberFormatException malformed) {
            throw new InvalidInput("price", "is not a number", amount, "write a decimal number such as 19.90");
        }
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }
}
