package io.daogou.engine;

/** A release whose files are not what they were when it was published: names the file. */
public final class ReleaseDamaged extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ReleaseDamaged(String message, Throwable cause) {
        super(message, cause);
    }
}
