package io.daogou.learn.model;

import io.daogou.learn.data.History;
import io.daogou.learn.matrix.DenseMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A model of sets behind the counting it was fitted with: histories come entry by entry, weighted as they were read. */
public record SetModel(Model model, SumWeight counting) implements ExplainedModel {
    @Override
    public int items() {
        return model.items();
    }

    @Override
    public void score(History history, float[] scores) {
        model.score(counting.of(history), scores);
    }

    @Override
    public Explanation explain(History history, float[] scores) {
        History counted = counting.of(history);
        Explanation explanation = ExplainedModel.explain(model, counted, scores);
        int[] places = new int[history.size()];
        for (int k = 0; k < places.length; k++) {
            places[k] = Arrays.binarySearch(counted.items(), history.items()[k]);
        }
        return (item, factor, parts) -> {
            float[] own = new float[counted.size()];
            explanation.addParts(item, factor, own);
            for (int k = 0; k < places.length; k++) {
                // An item that occurs several times gives its reason once.
                parts[k] += own[places[k]];
                own[places[k]] = 0;
            }
        };
    }

    @Override
    public int[] best(History history, int limit) {
        return model.best(counting.of(history), limit);
    }

    @Override
    public void scoreAll(List<History> histories, DenseMatrix scores) {
        List<History> weighted = new ArrayList<>(histories.size());
        for (History history : histories) {
            weighted.add(counting.of(history));
        }
        model.scoreAll(weighted, scores);
    }
}
