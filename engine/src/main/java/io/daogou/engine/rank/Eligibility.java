package io.daogou.engine.rank;

import io.daogou.domain.recommendation.Filter;
import io.daogou.engine.live.History;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.live.Touch;
import io.daogou.engine.steering.SteeredShelf;
import java.util.Arrays;

/** Decides what may stand on a shelf: in stock, let through by the filter and by what the merchant says, and not left
 * out for this shopper. */
final class Eligibility {
    private static final int ANY_CATEGORY = -1;
    /** A category that no item was ever in: nothing lies within it. */
    private static final int NO_CATEGORY = -2;

    private final LiveCatalog catalog;
    private final LiveCatalog.Columns columns;
    private final Scratch scratch;
    private final int category;
    private final double minPrice;
    private final double maxPrice;
    private final SteeredShelf steered;
    /** The categories of what the shelf is about, where only those may stand on it. */
    private final int[] categories;

    private boolean isNarrow;

    /** @param about what the shelf is about */
    Eligibility(
            LiveCatalog catalog,
            LiveCatalog.Columns columns,
            Scratch scratch,
            Filter filter,
            SteeredShelf steered,
            int[] about) {
        this.steered = steered;
        categories = steered.said().sameCategory()
                ? Arrays.stream(about).map(columns::category).toArray()
                : new int[0];
        this.catalog = catalog;
        this.columns = columns;
        this.scratch = scratch;
        category = filter.category().isEmpty() ? ANY_CATEGORY : known(catalog.category(filter.category()));
        minPrice = filter.minPrice() == null
                ? Double.NEGATIVE_INFINITY
                : filter.minPrice().doubleValue();
        maxPrice = filter.maxPrice() == null
                ? Double.POSITIVE_INFINITY
                : filter.maxPrice().doubleValue();
    }

    /** Leaves nothing out any more. */
    void startOver() {
        scratch.clearMarks();
    }

    /** Leaves out what the shopper turned down. */
    void leaveOutDisliked(History history) {
        for (int i = 0; i < history.size(); i++) {
            if (history.touch(i).isDisliked()) {
                scratch.mark(history.touch(i).slot());
            }
        }
    }

    /** Leaves out whatever the shopper did something with, or only what they bought. */
    void leaveOut(History history, boolean onlyBought) {
        for (int i = 0; i < history.size(); i++) {
            Touch touch = history.touch(i);
            if (!onlyBought || touch.isBought()) {
                scratch.mark(touch.slot());
            }
        }
    }

    /** Leaves out one item; taken, or what the shelf is about. */
    void leaveOut(int slot) {
        scratch.mark(slot);
    }

    /** Whether the merchant lets only some items stand here. */
    boolean canBeNarrow() {
        return steered.isNarrow() || categories.length > 0;
    }

    /** Lets in whatever is not hidden, or only what the merchant lets in. */
    void narrow(boolean narrow) {
        isNarrow = narrow;
    }

    boolean allows(int slot) {
        return !scratch.isMarked(slot)
                && columns.isOrderable(slot)
                && isInCategory(slot)
                && isInPriceRange(slot)
                && !steered.isHidden(slot)
                && (!isNarrow || (steered.isLetIn(slot) && isOfSameCategory(slot)));
    }

    private boolean isOfSameCategory(int slot) {
        for (int same : categories) {
            if (columns.category(slot) == same) {
                return true;
            }
        }
        return categories.length == 0;
    }

    private boolean isInCategory(int slot) {
        return category == ANY_CATEGORY
                || (category != NO_CATEGORY && catalog.isWithin(columns.category(slot), category));
    }

    /** An item without a price is in no price range. */
    private boolean isInPriceRange(int slot) {
        if (minPrice == Double.NEGATIVE_INFINITY && maxPrice == Double.POSITIVE_INFINITY) {
            return true;
        }
        double price = columns.price(slot);
        return price >= minPrice && price <= maxPrice;
    }

    private static int known(int number) {
        return number == ANY_CATEGORY ? NO_CATEGORY : number;
    }
}
