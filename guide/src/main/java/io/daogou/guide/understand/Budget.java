package io.daogou.guide.understand;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What may be spent, in the currency of the shop.
 *
 * @param min the least; none: from nothing on
 * @param max the most; none: no limit
 * @param isAbout whether one price was named, around which to look: then the limits are a fifth away from it
 */
public record Budget(@Nullable BigDecimal min, @Nullable BigDecimal max, boolean isAbout) {
    public boolean contains(double price) {
        return (min == null || price >= min.doubleValue()) && (max == null || price <= max.doubleValue());
    }
}
