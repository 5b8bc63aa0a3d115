package io.daogou.engine.train;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Vocabulary;
import io.daogou.learn.model.Model;
import java.util.Arrays;

/** A model of an older vocabulary, asked about the items of a newer one; those it does not know come last. */
final class Renumbered implements Model {
    private final Model model;
    /** By the new number of an item its old one; -1 for an item that was not there. */
    private final int[] oldOf;

    Renumbered(Model model, Vocabulary old, Vocabulary items) {
        this.model = model;
        oldOf = new int[items.size()];
        for (int item = 0; item < oldOf.length; item++) {
            oldOf[item] = old.index(items.id(item));
        }
    }

    @Override
    public int items() {
        return oldOf.length;
    }

    @Override
    public void score(History history, float[] scores) {
        int[] known = history.items().clone();
        Arrays.setAll(known, k -> known[k] >= 0 && known[k] < oldOf.length ? oldOf[known[k]] : -1);
        float[] own = new float[model.items()];
        model.score(history.renumbered(known), own);
        float lowest = Float.MAX_VALUE;
        for (float score : own) {
            lowest = Math.min(lowest, score);
        }
        for (int item = 0; item < scores.length; item++) {
            scores[item] = oldOf[item] >= 0 ? own[oldOf[item]] : lowest;
        }
    }
}
