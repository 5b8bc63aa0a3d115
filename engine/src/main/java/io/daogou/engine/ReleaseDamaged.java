package io.daogou.engine;

import org.jspecify.annotations.Nullable;

/** A release whose files are not what they were when it was published: names the file. */
public final class ReleaseDamaged extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ReleaseDamaged(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
