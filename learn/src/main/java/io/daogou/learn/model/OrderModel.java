package io.daogou.learn.model;

import io.daogou.learn.data.History;
import io.daogou.learn.matrix.DenseMatrix;
import java.util.ArrayList;
import java.util.List;

/** A model of order: every entry of a history counts one, as in the sequences that it was fitted on. */
public record OrderModel(Model model) implements ExplainedModel {
    @Override
    public int items() {
        return model.items();
    }

    @Override
    public void score(History history, float[] scores) {
        model.score(history.unweighted(), scores);
    }

    @Override
    public Explanation explain(History history, float[] scores) {
        return ExplainedModel.explain(model, history.unweighted(), scores);
    }

    @Override
    public int[] best(History history, int limit) {
        return model.best(history.unweighted(), limit);
    }

    @Override
    public void scoreAll(List<History> histories, DenseMatrix scores) {
        List<History> unweighted = new ArrayList<>(histories.size());
        for (History history : histories) {
            unweighted.add(history.unweighted());
        }
        model.scoreAll(unweighted, scores);
    }
}
