package io.daogou.learn.lab;

import io.daogou.learn.data.History;
import io.daogou.learn.matrix.DenseMatrix;
import io.daogou.learn.model.Model;
import java.util.ArrayList;
import java.util.List;

/** A model of sets behind the counting it was fitted with: histories come entry by entry, weighted as they were read. */
record SetModel(Model model, SumWeight counting) implements Model {
    @Override
    public int items() {
        return model.items();
    }

    @Override
    public void score(History history, float[] scores) {
        model.score(counting.of(history), scores);
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
