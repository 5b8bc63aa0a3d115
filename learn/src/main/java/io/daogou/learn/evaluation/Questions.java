package io.daogou.learn.evaluation;

import io.daogou.learn.data.History;
import io.daogou.learn.data.Split;

/**
 * What a model is asked in an evaluation: one history a question, what should be found for it, and what must not be listed.
 *
 * <p>Questions are numbered {@code 0 .. size-1}. Implementations are immutable and may be used by many threads at once.
 */
public interface Questions {
    /** The number of questions, including those without a truth, which are not measured. */
    int size();

    /** The number of items that are ranked. */
    int items();

    /** What the person of a question did before, oldest first where the order is known. */
    History history(int question);

    /**
     * The distinct items that should be found, ascending; none if there is nothing to find. Indices of {@link #items} and
     * above stand for items that no model can list: they count as missed.
     */
    int[] truth(int question);

    /** The items that must not be listed, ascending. */
    int[] excluded(int question);

    /**
     * A question for every user of a split: the train row is the history, the test row the truth.
     *
     * @param excludeSeen whether items of the history are left out of the lists; false where people come back to the same
     */
    static Questions of(Split split, boolean excludeSeen) {
        return new SplitQuestions(split.train(), split.test(), excludeSeen);
    }
}
