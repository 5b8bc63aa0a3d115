package io.daogou.insight.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of a funnel, or of one for each group. */
public record FunnelAnswer(List<Step> steps) {
    public FunnelAnswer {
        steps = List.copyOf(steps);
    }

    /**
     * A step.
     *
     * @param group of which funnel: {@code all}, or a platform, a campaign, or a category
     * @param people who reached it
     * @param ofFirst their share of those who took the first step, 0 to 1
     * @param ofPrevious their share of those who took the one before, 0 to 1
     * @param medianSeconds from the first step to here, of those who reached it, on their first way; none where nobody did
     */
    public record Step(
            String group,
            int step,
            String event,
            long people,
            double ofFirst,
            double ofPrevious,
            @Nullable Double medianSeconds) {}
}
