package io.daogou.engine;

/** A training that cannot be: says why, and what to do. */
public final class TrainingRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TrainingRefused(String message) {
        super(message);
    }
}
