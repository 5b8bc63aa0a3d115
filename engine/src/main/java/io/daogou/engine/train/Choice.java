package io.daogou.engine.train;

import io.daogou.engine.FittedModel;
import io.daogou.engine.release.ActionWeights;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search found for one placement.
 *
 * @param recipe the best model; none where popularity alone was best
 * @param weights the weights of actions it was best with
 * @param recall its recall on the validation split
 * @param report every model that was tried
 */
record Choice(@Nullable Recipe recipe, ActionWeights weights, double recall, List<FittedModel> report) {
    Choice {
        report = List.copyOf(report);
    }
}
