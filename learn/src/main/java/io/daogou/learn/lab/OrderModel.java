package io.daogou.learn.lab;

import io.daogou.learn.data.History;
import io.daogou.learn.model.Model;

/** A model of order: every entry of a history counts one, as in the sequences that it was fitted on. */
record OrderModel(Model model) implements Model {
    @Override
    public int items() {
        return model.items();
    }

    @Override
    public void score(History history, float[] scores) {
        model.score(History.of(history.items()), scores);
    }

    @Override
    public int[] best(History history, int limit) {
        return model.best(History.of(history.items()), limit);
    }
}
