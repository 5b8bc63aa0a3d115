package io.daogou.insight.analysis;

/**
 * A question to the columns, with its parameters.
 *
 * @param <R> the answer, a record
 */
public interface Analysis<R> {
    /** Answers it; called on a platform thread that may be told to stop through the columns. */
    R answer(Columns columns);
}
