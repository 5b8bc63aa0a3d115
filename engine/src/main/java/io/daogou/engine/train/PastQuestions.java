package io.daogou.engine.train;

import io.daogou.learn.data.History;
import io.daogou.learn.evaluation.Questions;
import java.util.ArrayList;
import java.util.List;

/** Questions about owners, each with what the shelf would have known of them. */
final class PastQuestions implements Questions {
    private record Question(History history, int[] truth, int[] excluded) {}

    private final int items;
    private final List<Question> questions = new ArrayList<>();

    PastQuestions(int items) {
        this.items = items;
    }

    /**
     * Asks.
     *
     * @param truth ascending
     * @param seen whatever was touched, ascending: it is not listed
     */
    void add(History history, int[] truth, int[] seen) {
        questions.add(new Question(history, truth, seen));
    }

    @Override
    public int size() {
        return questions.size();
    }

    @Override
    public int items() {
        return items;
    }

    @Override
    public History history(int question) {
        return questions.get(question).history();
    }

    @Override
    public int[] truth(int question) {
        return questions.get(question).truth();
    }

    @Override
    public int[] excluded(int question) {
        return questions.get(question).excluded();
    }
}
