package io.daogou.engine.rerank;

import io.daogou.engine.live.History;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.live.Touch;
import io.daogou.engine.release.ActionWeights;

/**
 * What a history tells of categories, brands, attributes and prices: how much of what was done was done with each. An item that
 * was looked at weighs 1, one that was wanted, put into the cart or bought more; all of it counts alike, however long ago, but for
 * the latest {@value #LATEST}.
 */
final class Interests {
    private static final ActionWeights WEIGHTS = new ActionWeights(1, 1, 1, 2);
    /** What lies further back hardly speaks, and costs time. */
    private static final int LONGEST = 100;

    private static final int LATEST = 5;

    private final LiveCatalog catalog;
    private final LiveCatalog.Columns columns;
    private final Sums touched = new Sums(LONGEST);
    private final Sums categories = new Sums(LONGEST);
    private final Sums widest = new Sums(LONGEST);
    private final Sums latest = new Sums(LATEST);
    private final Sums traits = new Sums(4 * LONGEST);
    private final Sums priced = new Sums(LONGEST);
    private final Sums logPrices = new Sums(LONGEST);
    private final int size;
    private double all;
    private double allLatest;
    private double allPlaces;
    private double placed;

    Interests(Moment moment) {
        catalog = moment.catalog();
        columns = moment.columns();
        History history = moment.history();
        size = history.size();
        for (int k = 0; k < Math.min(size, LONGEST); k++) {
            Touch touch = history.touch(k);
            touched.add(touch.slot(), 1);
            double weight = WEIGHTS.weigh(touch);
            if (weight > 0) {
                add(touch.slot(), weight, k < LATEST);
            }
        }
    }

    private void add(int slot, double weight, boolean isLatest) {
        int category = columns.category(slot);
        double price = columns.price(slot);
        double place = catalog.pricePlace(slot);
        all += weight;
        categories.add(category, weight);
        widest.add(catalog.widestCategory(category), weight);
        for (int trait : columns.traits(slot)) {
            traits.add(trait, weight);
        }
        if (isLatest) {
            allLatest += weight;
            latest.add(category, weight);
        }
        if (price > 0) {
            priced.add(category, weight);
            logPrices.add(category, weight * Math.log(price));
        }
        if (!Double.isNaN(place)) {
            allPlaces += weight;
            placed += weight * place;
        }
    }

    /** How many items the history has. */
    int size() {
        return size;
    }

    boolean hasTouched(int slot) {
        return touched.of(slot) > 0;
    }

    /** The share of the item's narrowest category; NaN without a history or a category. */
    double category(int slot) {
        int category = columns.category(slot);
        return category < 0 ? Double.NaN : share(categories.of(category), all);
    }

    double widestCategory(int slot) {
        int category = catalog.widestCategory(columns.category(slot));
        return category < 0 ? Double.NaN : share(widest.of(category), all);
    }

    /** The share of the item's narrowest category in what was done last. */
    double latestCategory(int slot) {
        int category = columns.category(slot);
        return category < 0 ? Double.NaN : share(latest.of(category), allLatest);
    }

    double brand(int slot) {
        int brand = columns.traits(slot)[0];
        return brand == 0 ? Double.NaN : share(traits.of(brand), all);
    }

    /** The mean share of its attributes. */
    double attributes(int slot) {
        int[] own = columns.traits(slot);
        double sum = 0;
        for (int k = 1; k < own.length; k++) {
            sum += traits.of(own[k]);
        }
        return own.length == 1 ? Double.NaN : share(sum / (own.length - 1), all);
    }

    /** How much dearer than what was touched of its category, as the logarithm of the ratio. */
    double priceDistance(int slot) {
        int category = columns.category(slot);
        double price = columns.price(slot);
        double weight = priced.of(category);
        return price > 0 && weight > 0 ? Math.log(price) - logPrices.of(category) / weight : Double.NaN;
    }

    /** How much higher in its category's prices than what was touched was in theirs. */
    double placeDistance(int slot) {
        return allPlaces > 0 ? catalog.pricePlace(slot) - placed / allPlaces : Double.NaN;
    }

    private static double share(double part, double whole) {
        return whole > 0 ? part / whole : Double.NaN;
    }
}
