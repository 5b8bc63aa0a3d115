package io.daogou.domain.item;

import static io.daogou.domain.check.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MoneyTest {
    @ParameterizedTest
    @CsvSource({
        "19.90, 19.9 CNY",
        "5.00, 5 CNY",
        "0.000, 0 CNY",
        "0E+5, 0 CNY",
        "1E+3, 1000 CNY",
        "100, 100 CNY",
        "0.000001, 0.000001 CNY",
        "1.0000000000, 1 CNY",
        "999999999999.999999, 999999999999.999999 CNY"
    })
    void writesAnAmountInOneWay(String amount, String written) {
        assertThat(Money.of(amount, "CNY")).hasToString(written);
    }

    @Test
    void isEqualWhateverZerosWereWritten() {
        assertThat(Money.of("5.00", "EUR")).isEqualTo(Money.of("5", "EUR")).isNotEqualTo(Money.of("5", "USD"));
        assertThat(Money.of("1E+2", "EUR")).isEqualTo(Money.of("100.0", "EUR"));
    }

    @ParameterizedTest
    @CsvSource({
        "-0.01, 0 or more",
        "1000000000000, at most 12 digits",
        "1E+12, at most 12 digits",
        "0.0000001, at most 6",
        "12a, decimal number",
        "'', decimal number",
        "'1,50', decimal number",
        "1E+41, decimal number",
        "1E999999999, decimal number",
        "00000000000000000000000000000000000000001, decimal number"
    })
    void refusesWhatIsNoPrice(String amount, String allowed) {
        assertRefused(() -> Money.of(amount, "CNY"), "price", "", allowed);
    }

    @ParameterizedTest
    @CsvSource({"XYZ", "cny", "''", "RMB"})
    void refusesACurrencyNobodyKnows(String code) {
        assertRefused(() -> Money.of("1", code), "currency", code, "ISO 4217");
    }
}
