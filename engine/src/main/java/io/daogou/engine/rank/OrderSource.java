package io.daogou.engine.rank;

import io.daogou.domain.recommendation.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Candidates from an order that is ready: the most popular first, the latest first, the last viewed first.
 *
 * @param slots best first
 * @param score of a slot
 * @param reasons the same for every item
 */
record OrderSource(int[] slots, SlotScore score, List<Reason> reasons) {
    /** The score of a slot. */
    @FunctionalInterface
    interface SlotScore {
        float of(int slot);
    }

    void fill(Shelf shelf) {
        fill(shelf, slot -> true);
    }

    /** Fills with those for which a condition holds. */
    void fill(Shelf shelf, IntPredicate condition) {
        int most = shelf.choice();
        int[] chosen = new int[most];
        float[] scores = new float[most];
        int size = 0;
        for (int i = 0; i < slots.length && size < most; i++) {
            if (shelf.allows(slots[i]) && condition.test(slots[i])) {
                scores[size] = score.of(slots[i]);
                chosen[size++] = slots[i];
            }
        }
        shelf.fill(Arrays.copyOf(chosen, size), scores, place -> reasons);
    }
}
