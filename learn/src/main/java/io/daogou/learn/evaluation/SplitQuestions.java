package io.daogou.learn.evaluation;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Interactions;

/** A question for every user of a split: the train row is the history, the test row the truth. */
record SplitQuestions(Interactions histories, Interactions truths, boolean excludeSeen) implements Questions {
    private static final int[] NONE = {};

    @Override
    public int size() {
        return truths.users();
    }

    @Override
    public int items() {
        return histories.items();
    }

    @Override
    public History history(int question) {
        return histories.history(question);
    }

    @Override
    public int[] truth(int question) {
        return truths.itemsOf(question);
    }

    @Override
    public int[] excluded(int question) {
        return excludeSeen ? histories.itemsOf(question) : NONE;
    }
}
