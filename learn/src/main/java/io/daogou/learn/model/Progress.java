package io.daogou.learn.model;

/**
 * How a fit tells how far it is, and learns that nobody wants it any more.
 *
 * <p>Calls come from one thread at a time, though not always the same one, and {@code done} never falls.
 */
public interface Progress {
    /** Reports nothing and never cancels. */
    Progress NONE = (done, total) -> {};

    /** Tells that {@code done} of {@code total} steps are finished. */
    void update(long done, long total);

    /** Something a person may want to know, in one line: {@code epoch 3 of 20, loss 5.31, recall@20 .081}. */
    default void note(String line) {}

    /** Whether to end soon with the best so far. Only fits that get better epoch by epoch can; others go on to their end. */
    default boolean enough() {
        return false;
    }

    /** Whether to stop; the fit then ends soon with {@link TrainingCancelled}. */
    default boolean cancelled() {
        return false;
    }
}
