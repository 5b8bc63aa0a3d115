package io.daogou.engine.rank;

import io.daogou.domain.recommendation.Reason;
import io.daogou.domain.recommendation.RecommendedItem;
import io.daogou.engine.live.LiveCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A shelf while it is being filled: takes what is eligible until it is full, each item once. On a mixed shelf at most
 * {@code mostPerCategory} of any {@value #NEIGHBOURS} neighbours share their narrowest category, as long as there is
 * something else to put there.
 */
final class Shelf {
    private static final int NEIGHBOURS = 10;
    private static final int CHOICE = 4;

    private final LiveCatalog.Columns columns;
    private final Eligibility eligibility;
    private final int limit;
    private final int mostPerCategory;
    private final List<RecommendedItem> items;
    private final int[] slots;
    private final int[] categories;
    private String model = "";
    private float lowestScore = Float.POSITIVE_INFINITY;

    /** @param mostPerCategory {@value #NEIGHBOURS} or more for a shelf that is not mixed */
    Shelf(LiveCatalog.Columns columns, Eligibility eligibility, int limit, int mostPerCategory) {
        this.columns = columns;
        this.eligibility = eligibility;
        this.limit = limit;
        this.mostPerCategory = mostPerCategory;
        items = new ArrayList<>(limit);
        slots = new int[limit];
        categories = new int[limit];
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    boolean isFull() {
        return items.size() >= limit;
    }

    /** How many candidates a source should bring, so that a mixed shelf has something to choose from. */
    int choice() {
        return (limit - items.size()) * CHOICE;
    }

    /** What is put on it from now on is put by this model, until another one is named. */
    void by(String name) {
        model = name;
    }

    boolean allows(int slot) {
        return eligibility.allows(slot);
    }

    /**
     * Puts eligible candidates on the shelf until it is full: each time the best that keeps it mixed or, if none does, the
     * best.
     *
     * @param slots best first
     * @param scores of the candidates; shown not above what stands on the shelf already
     * @param reasons why a slot is there, by its place among the candidates; asked only for those that are put
     */
    void fill(int[] slots, float[] scores, IntFunction<List<Reason>> reasons) {
        boolean[] placed = new boolean[slots.length];
        int first = 0;
        while (!isFull() && first < slots.length) {
            int chosen = first;
            for (int i = first; i < slots.length; i++) {
                if (!placed[i] && isMixedWith(slots[i])) {
                    chosen = i;
                    break;
                }
            }
            placed[chosen] = true;
            put(slots[chosen], scores[chosen], reasons.apply(chosen));
            while (first < slots.length && placed[first]) {
                first++;
            }
        }
    }

    private boolean isMixedWith(int slot) {
        int category = columns.category(slot);
        if (mostPerCategory >= NEIGHBOURS || category < 0) {
            return true;
        }
        int same = 0;
        for (int i = Math.max(0, items.size() - NEIGHBOURS + 1); i < items.size(); i++) {
            same += categories[i] == category ? 1 : 0;
        }
        return same < mostPerCategory;
    }

    private void put(int slot, float score, List<Reason> reasons) {
        slots[items.size()] = slot;
        categories[items.size()] = columns.category(slot);
        lowestScore = Math.min(lowestScore, score);
        items.add(new RecommendedItem(columns.itemId(slot), lowestScore, model, reasons));
        eligibility.leaveOut(slot);
    }

    /** Leaves out what stands on it already. */
    void leaveOutPlaced() {
        for (int i = 0; i < items.size(); i++) {
            eligibility.leaveOut(slots[i]);
        }
    }

    List<RecommendedItem> items() {
        return items;
    }
}
