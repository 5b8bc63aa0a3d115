package io.daogou.guide.understand;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What may be spent, in the currency of the shop.
 *
 * @param min the least; none: from nothing on
 * @param max the most; none: no limit
 * @param isAbout whether one price was named, around which to look: then the limits are a fifth away from it
 * @param beside the price of a product than which it is to be cheaper or dearer; none: the limits were said
 */
public record Budget(
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        boolean isAbout,
        @Nullable BigDecimal beside) {
    /** Limits that somebody said. */
    public Budget(@Nullable BigDecimal min, @Nullable BigDecimal max, boolean isAbout) {
        this(min, max, isAbout, null);
    }

    /** Whether nobody said it: it only counts among products of the kind it comes from. */
    public boolean isDerived() {
        return beside != null;
    }

    public boolean contains(double price) {
        return (min == null || price >= min.doubleValue()) && (max == null || price <= max.doubleValue());
    }
}
