package io.daogou.engine.rank;

import io.daogou.domain.recommendation.Reason;
import io.daogou.engine.live.History;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.live.Tags;
import io.daogou.engine.live.Touch;
import io.daogou.engine.release.ActionWeights;

/**
 * What an item shares with much of a history: its category or brand, told as an interest where it is seen in several items and in
 * a good part of what was done. For items that the taste as a whole put on a shelf, and no single item of it.
 */
final class Leanings {
    private static final ActionWeights WEIGHTS = new ActionWeights(1, 2, 2, 3);
    private static final double WORTH_SAYING = .2;
    private static final int FEWEST_ITEMS = 2;

    private final LiveCatalog.Columns columns;
    private final History history;

    Leanings(LiveCatalog.Columns columns, History history) {
        this.columns = columns;
        this.history = history;
    }

    /** The strongest interest that an item in the catalogue has to do with; that it fits as a whole where none is strong. */
    Reason of(int slot) {
        LiveCatalog.Listing listing = columns.listing(slot);
        int category = columns.category(slot);
        int brand = columns.traits(slot)[0];
        double all = 0;
        double ofCategory = 0;
        double ofBrand = 0;
        int inCategory = 0;
        int inBrand = 0;
        for (int i = 0; i < history.size(); i++) {
            Touch touch = history.touch(i);
            double weight = WEIGHTS.weigh(touch);
            all += weight;
            if (weight > 0 && category >= 0 && columns.category(touch.slot()) == category) {
                ofCategory += weight;
                inCategory++;
            }
            if (weight > 0 && brand != 0 && columns.traits(touch.slot())[0] == brand) {
                ofBrand += weight;
                inBrand++;
            }
        }
        boolean isCategory = inCategory >= FEWEST_ITEMS && ofCategory >= WORTH_SAYING * all;
        boolean isBrand = inBrand >= FEWEST_ITEMS && ofBrand >= WORTH_SAYING * all;
        if (listing != null && isCategory && (!isBrand || ofCategory >= ofBrand)) {
            return new Reason.Interest(Tags.category(listing.path()));
        }
        return listing != null && isBrand && listing.brand() != null
                ? new Reason.Interest(Tags.brand(listing.brand()))
                : new Reason.ForYou();
    }
}
