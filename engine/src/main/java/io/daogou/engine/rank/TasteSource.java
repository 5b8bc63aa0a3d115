package io.daogou.engine.rank;

import io.daogou.domain.recommendation.Reason;
import io.daogou.engine.live.LiveCatalog;
import io.daogou.engine.live.Touch;
import java.util.List;
import java.util.function.Function;

/**
 * Candidates by {@code scores = taste · W}, best first, each with the items of the taste that contributed most as reasons.
 *
 * <p><b>Cost:</b> the kept entries of the rows of the taste's items; then the eligible candidates once.
 */
final class TasteSource {
    private final ItemRows rows;
    private final Taste taste;
    private final Function<Touch, Reason> wording;

    /** @param wording the reason that an item of the taste gives */
    TasteSource(ItemRows rows, Taste taste, Function<Touch, Reason> wording) {
        this.rows = rows;
        this.taste = taste;
        this.wording = wording;
    }

    void fill(Shelf shelf, Scratch scratch) {
        if (taste.size() == 0 || shelf.isFull()) {
            return;
        }
        score(scratch);
        Candidates best = new Candidates(shelf.choice());
        for (int i = 0; i < scratch.scoredCount(); i++) {
            int item = scratch.scored(i);
            float score = scratch.score(item);
            if (score > Float.MIN_VALUE && best.wouldTake(item, score) && shelf.allows(rows.slot(item))) {
                best.add(item, score);
            }
        }
        scratch.clearScores();
        best.sort();
        shelf.fill(slots(best), best.scores(), place -> reasons(best.item(place)));
    }

    private int[] slots(Candidates candidates) {
        int[] slots = new int[candidates.size()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = rows.slot(candidates.item(i));
        }
        return slots;
    }

    private void score(Scratch scratch) {
        for (int h = 0; h < taste.size(); h++) {
            rows.add(taste.items()[h], taste.weights()[h], scratch);
        }
    }

    private List<Reason> reasons(int item) {
        float[] parts = new float[taste.size()];
        for (int h = 0; h < parts.length; h++) {
            parts[h] = taste.weights()[h] * rows.at(taste.items()[h], item);
        }
        return taste.reasons(parts, wording);
    }

    /** Why an item of a shopper's history counts: the strongest thing that was done with it. */
    static Function<Touch, Reason> whatWasDone(LiveCatalog.Columns columns) {
        return touch -> {
            String itemId = columns.itemId(touch.slot());
            if (touch.isBought()) {
                return new Reason.Bought(itemId);
            }
            return touch.carted() > 0 || touch.wanted() > 0 ? new Reason.Carted(itemId) : new Reason.Viewed(itemId);
        };
    }
}
