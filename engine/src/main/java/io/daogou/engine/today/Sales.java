package io.daogou.engine.today;

import java.math.BigDecimal;

/**
 * What was bought in one currency.
 *
 * @param currency its ISO code
 * @param amount of all orders that told one
 * @param fromShelves what of it is known to have come from shelves
 */
public record Sales(String currency, BigDecimal amount, BigDecimal fromShelves, int orders) {
    Sales plus(Sales other) {
        return new Sales(currency, amount.add(other.amount), fromShelves.add(other.fromShelves), orders + other.orders);
    }
}
