package io.daogou.guide.show;

import io.daogou.guide.ask.Pool;
import io.daogou.guide.catalog.Assortment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/**
 * Chooses a few items of many that fit: the likeliest, the cheapest, the one that most want, one that is quite another,
 * and then always the one that adds most to those that are there: likely, and unlike them.
 *
 * <p><b>Determinism:</b> equal items in the order of their identifiers. <b>Cost:</b> a sort of the pool; differences are
 * looked at among the likeliest {@value #LOOKED_AT} only.
 */
public final class Selection {
    private static final int LOOKED_AT = 300;
    private static final double UNLIKE = .6;
    private static final double PRICE_COUNTS = .5;

    private final Assortment assortment;
    private final Likings likings;

    public Selection(Assortment assortment, Likings likings) {
        this.assortment = assortment;
        this.likings = likings;
    }

    /** At most {@code limit} items, the best match first. */
    public List<Pick> of(BitSet candidates, Pool pool, int limit) {
        List<Pick> picks = new ArrayList<>();
        int[] likeliest = likeliest(pool);
        if (likeliest.length == 0) {
            return picks;
        }
        picks.add(new Pick(likeliest[0], Pick.Stand.BEST_MATCH));
        add(picks, cheapest(candidates), Pick.Stand.CHEAPEST_GOOD, limit);
        add(picks, mostLoved(pool), Pick.Stand.MOST_LOVED, limit);
        add(picks, mostUnlike(likeliest, picks), Pick.Stand.SOMETHING_ELSE, limit);
        while (picks.size() < Math.min(limit, pool.size())) {
            int next = next(likeliest, picks);
            if (next < 0) {
                break;
            }
            add(picks, next, Pick.Stand.ALTERNATIVE, limit);
        }
        return picks;
    }

    private static void add(List<Pick> picks, int item, Pick.Stand stand, int limit) {
        if (item >= 0 && picks.size() < limit && picks.stream().noneMatch(pick -> pick.item() == item)) {
            picks.add(new Pick(item, stand));
        }
    }

    private static int[] likeliest(Pool pool) {
        Integer[] places = new Integer[pool.size()];
        Arrays.setAll(places, place -> place);
        Arrays.sort(places, (a, b) -> {
            int byWeight = Double.compare(pool.weights()[b], pool.weights()[a]);
            return byWeight != 0 ? byWeight : Integer.compare(a, b);
        });
        return Arrays.stream(places)
                .limit(LOOKED_AT)
                .mapToInt(place -> pool.items()[place])
                .toArray();
    }

    private int cheapest(BitSet candidates) {
        int cheapest = -1;
        for (int item = candidates.nextSetBit(0); item >= 0; item = candidates.nextSetBit(item + 1)) {
            double price = assortment.price(item);
            if (price > 0 && (cheapest < 0 || price < assortment.price(cheapest))) {
                cheapest = item;
            }
        }
        return cheapest;
    }

    private int mostLoved(Pool pool) {
        int loved = -1;
        double most = 0;
        for (int item : pool.items()) {
            double popular = likings.popular().getOrDefault(assortment.itemId(item), 0.0);
            if (popular > most) {
                most = popular;
                loved = item;
            }
        }
        return loved;
    }

    private int mostUnlike(int[] likeliest, List<Pick> picks) {
        int other = -1;
        double most = 0;
        for (int item : likeliest) {
            double unlike = leastDistance(item, picks);
            if (unlike > most) {
                most = unlike;
                other = item;
            }
        }
        return other;
    }

    private int next(int[] likeliest, List<Pick> picks) {
        int next = -1;
        double most = -1;
        for (int place = 0; place < likeliest.length; place++) {
            int item = likeliest[place];
            double worth = (1 - UNLIKE) * (1 - (double) place / likeliest.length) + UNLIKE * leastDistance(item, picks);
            if (worth > most && picks.stream().noneMatch(pick -> pick.item() == item)) {
                most = worth;
                next = item;
            }
        }
        return next;
    }

    private double leastDistance(int item, List<Pick> picks) {
        double least = Double.MAX_VALUE;
        for (Pick pick : picks) {
            least = Math.min(least, distance(item, pick.item()));
        }
        return least;
    }

    /** In how many properties two items differ, 0 to about 1.5; the price counts as the logarithm of its ratio. */
    private double distance(int one, int other) {
        if (one == other) {
            return 0;
        }
        int[] a = assortment.values(one);
        int[] b = assortment.values(other);
        int common = 0;
        for (int value : a) {
            for (int same : b) {
                common += value == same ? 1 : 0;
            }
        }
        int union = a.length + b.length - common;
        double unlike = union == 0 ? 0 : 1 - (double) common / union;
        unlike += Objects.equals(assortment.departmentOf(one), assortment.departmentOf(other)) ? 0 : 1;
        double ratio = Math.abs(Math.log(assortment.price(one) / assortment.price(other)));
        return (unlike + (Double.isFinite(ratio) ? PRICE_COUNTS * Math.min(1, ratio) : 0)) / 1.5;
    }
}
