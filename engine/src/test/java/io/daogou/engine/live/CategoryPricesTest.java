package io.daogou.engine.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CategoryPricesTest {
    private final CategoryPrices prices = new CategoryPrices();

    @Test
    void aPriceIsInTheMiddleOfItsCategoryWhateverOthersCost() {
        for (double price : new double[] {10, 20, 40}) {
            prices.count(100, price, 1);
            prices.count(2, 100 * price, 1);
        }
        assertThat(prices.place(100, 20)).isCloseTo(.5, within(1e-9));
        assertThat(prices.place(2, 2_000)).isCloseTo(.5, within(1e-9));
        assertThat(prices.place(100, 40)).isGreaterThan(.8).isCloseTo(1 - prices.place(100, 10), within(1e-9));
    }

    @Test
    void whatIsTakenOutNoLongerCounts() {
        prices.count(0, 10, 1);
        prices.count(0, 1_000, 1);
        prices.count(0, 1_000, -1);
        prices.count(0, 20, 1);
        assertThat(prices.place(0, Math.sqrt(200))).isCloseTo(.5, within(1e-6));
    }

    @Test
    void withoutAPriceOrACategoryThereIsNoPlaceAndAloneItIsTheMiddle() {
        prices.count(0, 10, 1);
        prices.count(0, Double.NaN, 1);
        assertThat(prices.place(0, 10)).isEqualTo(.5);
        assertThat(prices.place(0, Double.NaN)).isNaN();
        assertThat(prices.place(-1, 10)).isNaN();
        assertThat(prices.place(999, 10)).isNaN();
    }
}
