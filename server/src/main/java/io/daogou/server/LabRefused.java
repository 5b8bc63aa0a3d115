package io.daogou.server;

/** What the lab cannot do for a reason that a person can change: memory, a model for other data, an interruption. */
final class LabRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    LabRefused(String message) {
        super(message);
    }
}
