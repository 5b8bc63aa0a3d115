package io.daogou.engine.steering;

import io.daogou.domain.steering.Rule;
import io.daogou.domain.steering.Selection;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.live.Tags;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A rule with the slots of the items it selects, as the catalogue was at one moment.
 *
 * @param slots must not be written
 */
record SelectedItems(Rule rule, BitSet slots) {
    static SelectedItems of(Rule rule, LiveCatalog catalog) {
        Selection selects = rule.selects();
        IntPredicate fits = condition(selects, catalog);
        BitSet slots = new BitSet();
        if (selects.itemIds().isEmpty()) {
            int size = catalog.columns().size();
            for (int slot = 0; slot < size; slot++) {
                slots.set(slot, fits.test(slot));
            }
        } else {
            for (String itemId : selects.itemIds()) {
                int slot = catalog.slot(itemId);
                if (slot >= 0 && fits.test(slot)) {
                    slots.set(slot);
                }
            }
        }
        return new SelectedItems(rule, slots);
    }

    /** All of a selection but its items. */
    private static IntPredicate condition(Selection selects, LiveCatalog catalog) {
        LiveCatalog.Columns columns = catalog.columns();
        IntPredicate fits = slot -> true;
        if (!selects.category().isEmpty()) {
            int category = catalog.category(selects.category());
            fits = fits.and(slot -> category >= 0 && catalog.isWithin(columns.category(slot), category));
        }
        String brand = selects.brand();
        if (brand != null) {
            fits = fits.and(slot -> {
                LiveCatalog.Listing listing = columns.listing(slot);
                return listing != null && brand.equals(listing.brand());
            });
        }
        Selection.Attribute attribute = selects.attribute();
        if (attribute != null) {
            fits = fits.and(new Tags(catalog).withAttribute(attribute.name(), attribute.value()));
        }
        BigDecimal least = selects.minPrice();
        BigDecimal most = selects.maxPrice();
        if (least != null || most != null) {
            double from = number(least, Double.NEGATIVE_INFINITY);
            double to = number(most, Double.POSITIVE_INFINITY);
            // An item without a price, which is no number, is in no price range.
            fits = fits.and(slot -> columns.price(slot) >= from && columns.price(slot) <= to);
        }
        return fits;
    }

    private static double number(@Nullable BigDecimal value, double otherwise) {
        return value == null ? otherwise : value.doubleValue();
    }

    boolean has(int slot) {
        return slots.get(slot);
    }
}
