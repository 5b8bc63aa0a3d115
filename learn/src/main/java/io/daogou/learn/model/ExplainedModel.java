package io.daogou.learn.model;

import io.daogou.learn.data.History;

/** A model whose scores are, in whole or in part, sums of what each entry of the history adds. */
public interface ExplainedModel extends Model {
    /** Scores as {@link #score} does, and returns what tells why. */
    Explanation explain(History history, float[] scores);

    /** The explanation of any model; one that cannot tell gives none. */
    static Explanation explain(Model model, History history, float[] scores) {
        if (model instanceof ExplainedModel explained) {
            return explained.explain(history, scores);
        }
        model.score(history, scores);
        return Explanation.NONE;
    }

    /** Why the items of one answer have their scores. */
    @FunctionalInterface
    interface Explanation {
        /** No entry of the history has a known part in any score. */
        Explanation NONE = (item, factor, parts) -> {};

        /**
         * Adds the part that each entry of the history has in the score of an item.
         *
         * @param factor what parts are multiplied by
         * @param parts one place an entry
         */
        void addParts(int item, double factor, float[] parts);
    }
}
