package io.daogou.server.imports;

/** A file that cannot be imported at all; the message is one line a person can act on. */
public final class ImportFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ImportFailure(String message) {
        super(message);
    }

    public ImportFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
