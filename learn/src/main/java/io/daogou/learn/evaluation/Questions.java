package io.daogou.learn.evaluation;

import io.daogou.learn.data.History;

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

    /** The distinct items that should be found, ascending; none if there is nothing to find. */
    int[] truth(int question);

    /** The items that must not be listed, ascending. */
    int[] excluded(int question);
}
