package io.daogou.domain.search;

import org.jspecify.annotations.Nullable;

/**
 * Which items may be found. Values of one kind are alternatives, kinds must all fit: (red or blue) and (from this brand).
 *
 * @param wanted an item must have one value of each kind that is named
 * @param unwanted an item must have none of these
 * @param price the current price must lie there; an item without a price does not
 * @param inStock only what can be ordered now
 */
public record ItemFilter(
        Traits wanted, Traits unwanted, @Nullable PriceRange price, boolean inStock) {
    /** Lets everything through. */
    public static final ItemFilter NONE = new ItemFilter(Traits.NONE, Traits.NONE, null, false);

    /** Lets everything through that can be ordered now. */
    public static final ItemFilter IN_STOCK = new ItemFilter(Traits.NONE, Traits.NONE, null, true);

    public ItemFilter wanted(Traits traits) {
        return new ItemFilter(traits, unwanted, price, inStock);
    }

    public ItemFilter unwanted(Traits traits) {
        return new ItemFilter(wanted, traits, price, inStock);
    }

    public ItemFilter price(@Nullable PriceRange range) {
        return new ItemFilter(wanted, unwanted, range, inStock);
    }
}
