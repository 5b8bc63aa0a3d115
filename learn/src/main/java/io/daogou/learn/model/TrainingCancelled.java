package io.daogou.learn.model;

/** Ends a fit whose {@link Progress} said that it is cancelled; there is no model then. */
public final class TrainingCancelled extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says that the fit was cancelled. */
    public TrainingCancelled() {
        super("The training was cancelled");
    }
}
