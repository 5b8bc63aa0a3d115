package io.daogou.learn.lab;

import io.daogou.learn.data.History;
import io.daogou.learn.evaluation.Questions;

/** Some of many questions, as questions of their own. */
record Sample(Questions all, int[] chosen) implements Questions {
    @Override
    public int size() {
        return chosen.length;
    }

    @Override
    public int items() {
        return all.items();
    }

    @Override
    public History history(int question) {
        return all.history(chosen[question]);
    }

    @Override
    public int[] truth(int question) {
        return all.truth(chosen[question]);
    }

    @Override
    public int[] excluded(int question) {
        return all.excluded(chosen[question]);
    }
}
