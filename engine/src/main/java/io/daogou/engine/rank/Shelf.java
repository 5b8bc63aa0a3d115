package io.daogou.engine.rank;

import io.daogou.domain.recommendation.Reason;
import io.daogou.domain.recommendation.RecommendedItem;
import io.daogou.domain.steering.PlacementSettings;
import io.daogou.domain.steering.Rule;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.steering.SteeredShelf;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A shelf while it is being filled: takes what is eligible until it is full, each item once. On a mixed shelf at most
 * {@code mostPerCategory} of any {@value #NEIGHBOURS} neighbours share their narrowest category, as long as there is
 * something else to put there. What the merchant says comes on top: items stand where they are pinned, candidates move, and
 * the whole shelf has at most so many of one category or brand until {@link #liftCaps()}.
 */
final class Shelf {
    private static final int NEIGHBOURS = 10;
    private static final int CHOICE = 4;
    private static final int NO_CAP = Integer.MAX_VALUE;
    private static final String PINNED = "rule";

    private final LiveCatalog.Columns columns;
    private final Eligibility eligibility;
    private final SteeredShelf steered;
    private final int mostPerCategory;
    private final List<RecommendedItem> items;
    private final int[] slots;
    private final int[] categories;
    private final List<SteeredShelf.Pin> pins = new ArrayList<>();
    private int limit;
    private int categoryCap;
    private int brandCap;
    private String model = "";
    private float lowestScore = Float.POSITIVE_INFINITY;

    /** @param mostPerCategory {@value #NEIGHBOURS} or more for a shelf that is not mixed */
    Shelf(LiveCatalog.Columns columns, Eligibility eligibility, SteeredShelf steered, int limit, int mostPerCategory) {
        this.columns = columns;
        this.steered = steered;
        this.eligibility = eligibility;
        this.limit = limit;
        this.mostPerCategory = mostPerCategory;
        items = new ArrayList<>(limit);
        slots = new int[limit];
        categories = new int[limit];
        PlacementSettings said = steered.said();
        categoryCap = Objects.requireNonNullElse(said.mostPerCategory(), NO_CAP);
        brandCap = Objects.requireNonNullElse(said.mostPerBrand(), NO_CAP);
    }

    /** Pins what may stand here now, and takes that much less of everything else. */
    void pin() {
        int most = limit;
        for (SteeredShelf.Pin pin : steered.pins()) {
            if (pins.size() < most && pin.position() < most && eligibility.allows(pin.slot())) {
                pins.add(pin);
            }
        }
        limit = most - pins.size();
    }

    boolean isEmpty() {
        return items.isEmpty() && pins.isEmpty();
    }

    /** Whether there may be only so many of one category, or of one brand. */
    boolean isCapped() {
        return categoryCap != NO_CAP || brandCap != NO_CAP;
    }

    /** Takes any number of one category or brand from now on. */
    void liftCaps() {
        categoryCap = NO_CAP;
        brandCap = NO_CAP;
    }

    boolean isFull() {
        return items.size() >= limit;
    }

    int size() {
        return items.size();
    }

    /** How many candidates a source should bring, so that a mixed shelf has something to choose from. */
    int choice() {
        int factor = (int) Math.ceil(Math.max(isCapped() ? CHOICE * CHOICE : CHOICE, steered.largestFactor()));
        return (limit - items.size()) * factor;
    }

    /** What is put on it from now on is put by this model, until another one is named. */
    void by(String name) {
        model = name;
    }

    boolean allows(int slot) {
        return eligibility.allows(slot) && isWithinCaps(slot);
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
        int[] order = steered.moved(slots);
        if (order == null) {
            fillInOrder(slots, scores, reasons);
            return;
        }
        int[] moved = new int[slots.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = slots[order[i]];
        }
        // The score is that of the place: it must not rise along the shelf.
        fillInOrder(moved, scores, place -> reasons.apply(order[place]));
    }

    private void fillInOrder(int[] slots, float[] scores, IntFunction<List<Reason>> reasons) {
        boolean[] placed = new boolean[slots.length];
        int first = 0;
        while (!isFull() && first < slots.length) {
            int chosen = next(slots, placed, first);
            if (chosen < 0) {
                return;
            }
            placed[chosen] = true;
            put(slots[chosen], scores[chosen], reasons.apply(chosen));
            while (first < slots.length && placed[first]) {
                first++;
            }
        }
    }

    /** The place of the best candidate that keeps the shelf mixed or, if none does, of the best; -1 if the caps let none in. */
    private int next(int[] slots, boolean[] placed, int first) {
        int best = -1;
        for (int i = first; i < slots.length; i++) {
            if (!placed[i] && isWithinCaps(slots[i])) {
                if (isMixedWith(slots[i])) {
                    return i;
                }
                best = best < 0 ? i : best;
            }
        }
        return best;
    }

    private boolean isWithinCaps(int slot) {
        return (categoryCap == NO_CAP || sameCategory(columns.category(slot)) < categoryCap)
                && (brandCap == NO_CAP || sameBrand(brand(slot)) < brandCap);
    }

    private int sameCategory(int category) {
        int same = 0;
        for (int i = 0; category >= 0 && i < items.size(); i++) {
            same += categories[i] == category ? 1 : 0;
        }
        for (SteeredShelf.Pin pin : pins) {
            same += category >= 0 && columns.category(pin.slot()) == category ? 1 : 0;
        }
        return same;
    }

    private int sameBrand(@Nullable String brand) {
        int same = 0;
        for (int i = 0; brand != null && i < items.size(); i++) {
            same += brand.equals(brand(slots[i])) ? 1 : 0;
        }
        for (SteeredShelf.Pin pin : pins) {
            same += brand != null && brand.equals(brand(pin.slot())) ? 1 : 0;
        }
        return same;
    }

    private @Nullable String brand(int slot) {
        LiveCatalog.Listing listing = columns.listing(slot);
        return listing == null ? null : listing.brand();
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
        items.add(item(slot, lowestScore, model, reasons, steered.ruleOf(slot)));
        eligibility.leaveOut(slot);
    }

    /** Leaves out what stands on it already. */
    void leaveOutPlaced() {
        for (int i = 0; i < items.size(); i++) {
            eligibility.leaveOut(slots[i]);
        }
        pins.forEach(pin -> eligibility.leaveOut(pin.slot()));
    }

    private RecommendedItem item(int slot, float score, String by, List<Reason> reasons, @Nullable Rule rule) {
        if (rule == null) {
            return new RecommendedItem(columns.itemId(slot), score, by, reasons);
        }
        List<Reason> all = new ArrayList<>(reasons.size() + 1);
        all.add(new Reason.Rule(rule.ruleId(), rule.name()));
        all.addAll(reasons);
        return new RecommendedItem(columns.itemId(slot), score, by, all, rule.ruleId(), rule.sponsored());
    }

    /** Everything, each pin at its place, or at the end of a shelf that does not reach it. */
    List<RecommendedItem> items() {
        if (pins.isEmpty()) {
            return items;
        }
        List<RecommendedItem> all = new ArrayList<>(items.size() + pins.size());
        int next = 0;
        for (SteeredShelf.Pin pin : pins) {
            while (next < items.size() && all.size() < pin.position()) {
                all.add(items.get(next++));
            }
            float score = items.isEmpty() ? 0 : items.get(Math.max(0, next - 1)).score();
            all.add(item(pin.slot(), score, PINNED, List.of(), pin.rule()));
        }
        all.addAll(items.subList(next, items.size()));
        return all;
    }
}
