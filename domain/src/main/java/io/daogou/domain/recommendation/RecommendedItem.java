package io.daogou.domain.recommendation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item on a shelf.
 *
 * @param score unbounded; comparable only within one answer
 * @param model what put it there, in a word: a model's work, or a plainer order
 * @param reasons what contributed most, strongest first; never empty
 * @param ruleId the merchant's rule by which it stands there; none where there is none
 * @param sponsored whether somebody pays for where it stands, which shoppers must be told
 */
public record RecommendedItem(
        String itemId,
        float score,
        String model,
        List<Reason> reasons,
        @Nullable String ruleId,
        boolean sponsored) {
    public RecommendedItem {
        reasons = List.copyOf(reasons);
    }

    /** An item that no rule put there. */
    public RecommendedItem(String itemId, float score, String model, List<Reason> reasons) {
        this(itemId, score, model, reasons, null, false);
    }
}
