package io.daogou.engine.train;

import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.release.Repeats;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds after how long items are bought again: the middle of the times between two purchases of an item by the same owner, at
 * least a day apart. Of an item that too few bought again, those of all items of its narrowest category speak.
 */
final class RepeatSearch {
    private static final double DAY_MILLIS = 24 * 3600 * 1000.0;
    /** Where fewer of the buyers come back, it is bought once, and again by mistake. */
    private static final double LEAST_SHARE = .1;

    private final ActionLog log;
    private final LiveCatalog catalog;
    private final int leastShoppers;

    RepeatSearch(ActionLog log, LiveCatalog catalog, int leastShoppers) {
        this.log = log;
        this.catalog = catalog;
        this.leastShoppers = leastShoppers;
    }

    /** Who bought an item, or items of a category, and when again. */
    private final class Buyers {
        private final BitSet all = new BitSet();
        private final BitSet again = new BitSet();
        private final List<Long> gaps = new ArrayList<>();

        void add(int owner, long gap) {
            again.set(owner);
            gaps.add(gap);
        }

        /** 0 where too few came back. */
        float days() {
            double believed = again.stream().mapToDouble(log::weight).sum();
            if (believed < leastShoppers || again.cardinality() < LEAST_SHARE * all.cardinality()) {
                return 0;
            }
            List<Long> sorted = gaps.stream().sorted().toList();
            return (float) (sorted.get(sorted.size() / 2) / DAY_MILLIS);
        }
    }

    Repeats search() {
        int items = log.items().size();
        Buyers[] byItem = new Buyers[items];
        Arrays.setAll(byItem, item -> new Buyers());
        for (int row = 0; row < log.size(); row++) {
            if (log.kind(row) == ActionKind.BOUGHT) {
                byItem[log.item(row)].all.set(log.owner(row));
            }
        }
        log.repeats().forEach(repeat -> byItem[repeat.item()].add(repeat.owner(), repeat.millis()));
        Map<Integer, Buyers> byCategory = new HashMap<>();
        int[] categories = new int[items];
        for (int item = 0; item < items; item++) {
            int slot = catalog.slot(log.items().id(item));
            categories[item] = slot < 0 ? -1 : catalog.columns().category(slot);
            Buyers all = byCategory.computeIfAbsent(categories[item], key -> new Buyers());
            all.all.or(byItem[item].all);
            all.again.or(byItem[item].again);
            all.gaps.addAll(byItem[item].gaps);
        }
        Map<Integer, Float> usual = new HashMap<>();
        byCategory.forEach((category, buyers) -> usual.put(category, buyers.days()));
        float[] days = new float[items];
        for (int item = 0; item < items; item++) {
            float own = byItem[item].days();
            boolean isListed = own == 0 && categories[item] >= 0;
            days[item] = isListed ? usual.getOrDefault(categories[item], 0f) : own;
        }
        return new Repeats(days);
    }
}
