package io.daogou.engine;

import java.util.Map;

/**
 * What one training made of one model.
 *
 * @param name the model with its variant: {@code item-knn cosine}
 * @param placement the shelf it was fitted for
 * @param parameters names and values as fitted
 * @param measures measured on the validation split: {@code recall@20}
 * @param seconds spent on fitting and measuring
 * @param chosen whether it serves in the release
 */
public record FittedModel(
        String name,
        String placement,
        Map<String, String> parameters,
        Map<String, Double> measures,
        double seconds,
        boolean chosen) {
    public FittedModel {
        parameters = Map.copyOf(parameters);
        measures = Map.copyOf(measures);
    }
}
