package io.daogou.domain.recommendation;

import io.daogou.domain.check.InvalidInput;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be on the shelf, beside being in stock.
 *
 * @param category a category path, widest level first, that items must lie under; empty for any
 * @param minPrice the least current price, in the item's own currency
 * @param maxPrice the highest current price
 * @param excludeSeen leave out what the shopper has looked at; none: as the placement is set up
 * @param excludeBought leave out what the shopper has bought; none: as the placement is set up
 */
public record Filter(
        List<String> category,
        @Nullable BigDecimal minPrice,
        @Nullable BigDecimal maxPrice,
        @Nullable Boolean excludeSeen,
        @Nullable Boolean excludeBought) {
    /** Lets everything in stock through. */
    public static final Filter NONE = new Filter(List.of(), null, null, null, null);

    public Filter {
        category = List.copyOf(category);
        checkPrice("minPrice", minPrice);
        checkPrice("maxPrice", maxPrice);
        if (minPrice != null && maxPrice != null && minPrice.compareTo(maxPrice) > 0) {
            throw new InvalidInput("minPrice", "is above maxPrice", minPrice, "give at most " + maxPrice);
        }
    }

    private static void checkPrice(String field, @Nullable BigDecimal price) {
        if (price != null && price.signum() < 0) {
            throw new InvalidInput(field, "is negative", price, "give 0 or more");
        }
    }
}
