package io.daogou.server.imports;

import java.util.concurrent.ExecutionException;

/** A file that cannot be imported at all; the message is one line a person can act on. */
public final class ImportFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ImportFailure(String message) {
        super(message);
    }

    public ImportFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** What went wrong on another thread, in words. */
    static String reason(ExecutionException failed) {
        Throwable cause = failed.getCause();
        return cause == null ? String.valueOf(failed.getMessage()) : String.valueOf(cause.getMessage());
    }
}
