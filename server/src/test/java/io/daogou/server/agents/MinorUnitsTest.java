package io.daogou.server.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.item.Money;
import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MinorUnitsTest {
    @ParameterizedTest
    @CsvSource({
        "19.99, USD, 1999",
        "0, EUR, 0",
        "5, CNY, 500",
        "1999, JPY, 1999",
        "3.125, KWD, 3125",
        "0.125, EUR, 13",
        "0.124999, EUR, 12",
        "7.6, JPY, 8",
        "999999999999, KWD, 999999999999000",
        "2, XAU, 2"
    })
    void anAmountHasAsManyDigitsAsItsCurrency(String amount, String currency, long expected) {
        assertThat(MinorUnits.of(Money.of(amount, currency))).isEqualTo(expected);
    }

    @Test
    void everyCurrencyComesBack() {
        for (Currency currency : Currency.getAvailableCurrencies()) {
            BigDecimal amount = MinorUnits.amount(12_345, currency);
            assertThat(MinorUnits.of(new Money(amount, currency))).isEqualTo(12_345);
        }
    }
}
