package io.daogou.domain.recommendation;

import java.util.List;

/**
 * An item on a shelf.
 *
 * @param score unbounded; comparable only within one answer
 * @param model what put it there, in a word: a model's work, or a plainer order
 * @param reasons what contributed most, strongest first; never empty
 */
public record RecommendedItem(String itemId, float score, String model, List<Reason> reasons) {
    public RecommendedItem {
        reasons = List.copyOf(reasons);
    }
}
