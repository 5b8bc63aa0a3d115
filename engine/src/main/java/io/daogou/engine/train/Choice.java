package io.daogou.engine.train;

import io.daogou.engine.FittedModel;
import java.util.List;

/**
 * What a search found for one placement.
 *
 * @param recipe the best model
 * @param report every model that was tried
 */
record Choice(Recipe recipe, List<FittedModel> report) {
    Choice {
        report = List.copyOf(report);
    }
}
