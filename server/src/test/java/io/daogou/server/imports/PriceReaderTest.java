package io.daogou.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PriceReaderTest {
    private final PriceReader prices = new PriceReader();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2.55;2.55;",
                "19.90 CNY;19.90;CNY",
                "CNY 19.90;19.90;CNY",
                "£1,299.00;1299.00;GBP",
                "₹32,999;32999;INR",
                "₹1,32,999;132999;INR",
                "1.299,00 €;1299.00;EUR",
                "2,5;2.5;",
                "2,55;2.55;",
                "2,255;2255;",
                "1.299.000;1299000;",
                "$ 5;5;USD",
                "¥9.9;9.9;CNY",
                "-11062.06;-11062.06;",
                "0;0;",
                "007;7;",
                "5元;5;CNY"
            })
    void readsPricesAsShopsWriteThem(String text, String amount, String currency) {
        assertThat(prices.amount(text)).isEqualByComparingTo(amount);
        assertThat(prices.currency()).isEqualTo(currency == null ? null : Currency.getInstance(currency));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "free", "Get", "1.2.3,4,5", "1-2", "5 zebras", "12 XQX", "1e999999999", "--5"})
    void answersNothingForWhatIsNoPrice(String text) {
        assertThat(prices.amount(text)).isNull();
    }
}
