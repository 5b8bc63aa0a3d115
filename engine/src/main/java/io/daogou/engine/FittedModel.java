package io.daogou.engine;

import java.util.HashMap;
import java.util.Map;

/**
 * What one training made of one model.
 *
 * @param name the model with its variant: {@code item-knn cosine}; {@value #BLEND} for several together
 * @param placement the shelf it was fitted for
 * @param parameters names and values as fitted
 * @param measures measured on the validation split: {@code recall@20}
 * @param seconds spent on fitting and measuring
 * @param weight its share in what serves, from 0 (it does not serve) to 1 (it serves alone, or is the blend itself); where
 *     shares depend on the length of a history, their mean
 */
public record FittedModel(
        String name,
        String placement,
        Map<String, String> parameters,
        Map<String, Double> measures,
        double seconds,
        double weight) {
    /** The name of several models that serve together; the rows of its members follow. */
    public static final String BLEND = "blend";

    /** The name of what sorts the candidates of the blend again. */
    public static final String RANKER = "ranker";

    /** Measures of a ranker: its own order, and the blend's, of shelves that it had not seen. */
    public static final String RANKER_NDCG = "ndcg";

    public static final String BLEND_NDCG = "ndcgOfBlend";

    public FittedModel {
        parameters = Map.copyOf(parameters);
        measures = Map.copyOf(measures);
    }

    /** The same with one more measure. */
    public FittedModel with(String measure, double value) {
        Map<String, Double> more = new HashMap<>(measures);
        more.put(measure, value);
        return new FittedModel(name, placement, parameters, more, seconds, weight);
    }

    /** Whether it serves in the release. */
    public boolean chosen() {
        return weight > 0;
    }
}
