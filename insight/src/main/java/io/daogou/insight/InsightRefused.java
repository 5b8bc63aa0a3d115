package io.daogou.insight;

/** A question that is not answered now; the message says why and what to do. */
public final class InsightRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        /** DuckDB is not here. */
        LIBRARY_MISSING,
        /** Too many others ask, or the columns are still being written: ask again later. */
        BUSY,
        /** It took too long, or more memory than it may: ask for less. */
        TOO_LARGE
    }

    private final Reason reason;

    InsightRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
